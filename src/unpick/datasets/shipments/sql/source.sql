-- source: one delimited file as text columns, with the row a spreadsheet would show.
-- grain: one row per record of the file.   why: row.
-- parameters: path, header_rows (rows up to and with the header), delimiter, quote, nulls, columns (slot to
-- type), longest (bytes of the longest line that is read).
select
    columns(*),
    row_number() over () + $header_rows as row
from read_csv(
    $path,
    columns = $columns,
    header = false,
    skip = $header_rows,
    delim = $delimiter,
    quote = '"',
    escape = '"',
    nullstr = $nulls,
    null_padding = true,
    strict_mode = false,
    auto_detect = false,
    parallel = false,
    max_line_size = $longest
)
