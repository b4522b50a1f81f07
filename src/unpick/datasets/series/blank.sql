-- blank: the columns that a series file may have, empty; a column that the file lacks is null.
create or replace temp table blank (
    row bigint,
    over__1 varchar,
    subject varchar,
    measure varchar,
    period varchar,
    "from" varchar,
    "to" varchar,
    value varchar,
    unit varchar,
    bound varchar,
    product varchar,
    channel varchar,
    partner varchar,
    place varchar,
    verified varchar,
    note varchar,
    source varchar,
    url varchar,
    published varchar,
    reliability varchar
)
