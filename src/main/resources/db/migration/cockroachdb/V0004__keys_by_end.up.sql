-- Two more ways to the keys of a state. Whether a key has expired depends on the clock, so no index has expired or
-- active keys in the order of lists; but those that are few are few by their end, too.
CREATE INDEX IF NOT EXISTS api_keys_endless ON api_keys (network_id, kind, create_time, key_id)
    WHERE revoke_time IS NULL AND expire_time IS NULL;
CREATE INDEX IF NOT EXISTS api_keys_by_end ON api_keys (network_id, kind, expire_time, create_time, key_id)
    WHERE revoke_time IS NULL AND expire_time IS NOT NULL;
