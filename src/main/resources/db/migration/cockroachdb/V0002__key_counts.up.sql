-- How many keys of a tenant are not revoked. Whoever changes that number changes it here in the same transaction, so
-- that a quota is checked without a look at the keys. The only time they are counted is now.
CREATE TABLE IF NOT EXISTS key_counts (
    network_id BYTEA NOT NULL PRIMARY KEY,
    unrevoked  BIGINT NOT NULL
);

INSERT INTO key_counts (network_id, unrevoked)
SELECT network_id, count(*) FROM api_keys WHERE revoke_time IS NULL GROUP BY network_id
ON CONFLICT DO NOTHING;
