-- Once PostgreSQL has looked at a table it expects no rows of a tenant that it did not see there. Then any index that
-- begins with the tenant is as good to it as that of the key, and it took one that has all keys of the tenant to find the
-- one to change. Without statistics it expects one row in 200 of any tenant.
--
-- What it knows already would stay for ever. Of the keys it is replaced by a number of tenants that is made up, and by
-- the name of one of them at most, which it does not look up in the statements that this is about. To give a column the
-- type that it has makes PostgreSQL forget, but partial indexes are built anew for that, while nobody can use the table.
ALTER TABLE api_keys ALTER COLUMN network_id SET (n_distinct = 100);
ALTER TABLE api_keys ALTER COLUMN network_id SET STATISTICS 1;
ANALYZE api_keys (network_id);
ALTER TABLE api_keys ALTER COLUMN network_id SET STATISTICS 0;
-- Here are none, so nothing is built.
ALTER TABLE legacy_lookups ALTER COLUMN network_id SET STATISTICS 0, ALTER COLUMN network_id TYPE BYTEA;
ALTER TABLE legacy_digests ALTER COLUMN network_id SET STATISTICS 0, ALTER COLUMN network_id TYPE BYTEA;
