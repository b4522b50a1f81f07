-- merged: states whose days on which goods may leave touch each other, as one state.
-- grain: one row per (entity_id, product, stretch of days).   why: the edges of `touched.sql`.
-- $hold_days: as in step.sql. The stretches of two states touch when the later begins before the hold of
-- the earlier has ended; what can leave in either is then what can leave in both together.
select
    entity_id,
    product,
    min(first_day) as first_day,
    max(last_day) as last_day
from (
    select
        entity_id,
        product,
        first_day,
        last_day,
        sum(begins) over (
            partition by entity_id, product
            order by first_day, last_day
            rows between unbounded preceding and current row
        ) as stretch
    from (
        select
            entity_id,
            product,
            first_day,
            last_day,
            case
                when first_day <= $hold_days + max(last_day) over (
                    partition by entity_id, product
                    order by first_day, last_day
                    rows between unbounded preceding and 1 preceding
                ) then 0
                else 1
            end as begins
        from trace_state
    ) as told
) as numbered
group by
    entity_id,
    product,
    stretch
