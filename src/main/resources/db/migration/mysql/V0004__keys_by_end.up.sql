-- One more way to the keys of a state. Whether a key has expired depends on the clock, so no index has expired or
-- active keys in the order of lists; but those that are few are few by their end, too. One statement, during which
-- keys are written; it happens as a whole or not at all.
CREATE INDEX api_keys_by_end ON api_keys (network_id, kind, life, expire_time, create_time, key_id);
