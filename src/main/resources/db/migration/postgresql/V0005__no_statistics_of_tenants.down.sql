-- What PostgreSQL knew of tenants comes back when it looks again.
ALTER TABLE api_keys ALTER COLUMN network_id RESET (n_distinct);
ALTER TABLE api_keys ALTER COLUMN network_id SET STATISTICS -1;
ALTER TABLE legacy_lookups ALTER COLUMN network_id SET STATISTICS -1;
ALTER TABLE legacy_digests ALTER COLUMN network_id SET STATISTICS -1;
