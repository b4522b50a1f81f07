-- raw: the source in the slots of blank.sql; a slot that the file does not fill is null.
-- grain: as source.sql.   why: row.
select * from source
union all by name
select * from blank
