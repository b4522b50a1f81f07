-- flatten_parquet: every column of a Parquet file as text.   parameters: path.
select columns(*)::varchar from read_parquet($path)
