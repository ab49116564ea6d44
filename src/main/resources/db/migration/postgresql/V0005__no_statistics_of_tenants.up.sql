-- Once PostgreSQL has looked at a table it expects no rows of a tenant that it did not see there. Then any index that
-- begins with the tenant is as good to it as that of the key, and it took one that has all keys of the tenant to find the
-- one to change. Without statistics it expects one row in 200 of any tenant. What it knows already is not forgotten.
ALTER TABLE api_keys ALTER COLUMN network_id SET STATISTICS 0;
ALTER TABLE legacy_lookups ALTER COLUMN network_id SET STATISTICS 0;
ALTER TABLE legacy_digests ALTER COLUMN network_id SET STATISTICS 0;
