"""The trace as SQL in the common subset of DuckDB and Spark; iterated by `unpick.trace.sql_form`."""
