-- flatten_json: every key of JSON lines as a column of text.   parameters: path.
select columns(*)::varchar from read_json($path, sample_size = -1)
