-- signal_digits: first digits of the weights that a shipper declares, and how many are round.
-- grain: one row per shipper with $least_values weights.   why: document#row of up to $most_why bills.
-- digits: counts of the first digits 1 to 9. rounds: weights that are whole hundreds of kg. middle, spread: of the logarithm to base 10.
with weighed as (
    select
        shipper,
        shipper_name,
        day,
        document,
        "row",
        gross_weight_kg as kg,
        cast(floor(gross_weight_kg / pow(10, floor(log10(gross_weight_kg)))) as integer) as digit
    from shipped
    where shipper <> ''
        and gross_weight_kg >= 1
)
select
    shipper,
    min(shipper_name) as name,
    min(day) as first_day,
    max(day) as last_day,
    count(*) as weights,
    count(distinct kg) as different,
    count(*) filter (where kg % 100 = 0) as rounds,
    avg(log10(kg)) as middle,
    stddev_samp(log10(kg)) as spread,
    list_value(
        count(*) filter (where digit <= 1),
        count(*) filter (where digit = 2),
        count(*) filter (where digit = 3),
        count(*) filter (where digit = 4),
        count(*) filter (where digit = 5),
        count(*) filter (where digit = 6),
        count(*) filter (where digit = 7),
        count(*) filter (where digit = 8),
        count(*) filter (where digit >= 9)
    ) as digits,
    list_slice(list_sort(list(document || '#' || "row")), 1, $most_why) as why
from weighed
group by shipper
having count(*) >= $least_values
order by shipper
