"""The workspace on disk: originals, statements, tables, decisions, custody log, engines."""
