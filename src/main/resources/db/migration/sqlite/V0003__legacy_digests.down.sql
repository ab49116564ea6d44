-- Keys that have not been seen cannot be found without their scheme. They go: by themselves they would only be in the
-- way of the same keys when they are brought again.
UPDATE key_counts SET unrevoked = unrevoked - (
    SELECT count(*) FROM api_keys
    WHERE api_keys.network_id = key_counts.network_id AND legacy_scheme IS NOT NULL AND revoke_time IS NULL);
DELETE FROM api_keys WHERE legacy_scheme IS NOT NULL;

DROP TABLE legacy_schemes;
DROP TABLE legacy_digests;
DROP TABLE legacy_lookups;
ALTER TABLE api_keys DROP COLUMN legacy_scheme;
