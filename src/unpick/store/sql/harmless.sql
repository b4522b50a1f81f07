-- harmless: a cell as text that no spreadsheet runs.
-- grain: one cell; a macro over a value of any type.   why: of its row.
-- Text that begins with = + - @ tab or return is a formula to a spreadsheet; an apostrophe before it makes it
-- text (OWASP, CSV Injection). Text that begins with an apostrophe gets one more, so that it can be undone.
-- Plain numbers stay numbers.
create or replace temp macro harmless(cell) as
    case
        when typeof(cell) like '%[]' then cast(to_json(cell) as varchar)
        when typeof(cell) = 'VARCHAR'
            and regexp_matches(cast(cell as varchar), '^[=+@\t\r''-]')
            and not regexp_full_match(cast(cell as varchar), '[+-]?[0-9]+([.][0-9]+)?')
            then '''' || cast(cell as varchar)
        else cast(cell as varchar)
    end
