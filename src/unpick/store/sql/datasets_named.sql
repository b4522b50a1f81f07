-- datasets_named: who is heard in the workspace.
-- grain: one row per dataset.   why: the documents, statements and shipments themselves.
select dataset from document
union
select dataset from statement
union
select dataset from shipment
order by dataset
