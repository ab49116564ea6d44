-- talos: no transaction
-- Two more ways to the keys of a state. Whether a key has expired depends on the clock, so no index has expired or
-- active keys in the order of lists; but those that are few are few by their end, too.
--
-- CONCURRENTLY, so that keys are written meanwhile. It waits for transactions that others have open, and keeps nobody
-- waiting while it does, so for as long as it takes. What a try that was cut off left is thrown away first.
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS api_keys_endless;
CREATE INDEX CONCURRENTLY api_keys_endless ON api_keys (network_id, kind, create_time, key_id)
    WHERE revoke_time IS NULL AND expire_time IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS api_keys_by_end;
CREATE INDEX CONCURRENTLY api_keys_by_end ON api_keys (network_id, kind, expire_time, create_time, key_id)
    WHERE revoke_time IS NULL AND expire_time IS NOT NULL;
SET lock_timeout = 1000;
