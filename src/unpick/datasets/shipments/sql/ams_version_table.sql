-- ams_version: gathers ams_versions.sql of every bucket.
create or replace temp table ams_version (row bigint, bill ubigint, unnumbered boolean, version date)
