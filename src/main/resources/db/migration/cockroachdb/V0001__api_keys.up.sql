-- As for PostgreSQL. Not in a transaction, so each statement can be run again. Text is compared by its bytes as it is.
-- Every key, issued or imported. Enums are the codes of KeyRows, times are microseconds since 1970 UTC.
CREATE TABLE IF NOT EXISTS api_keys (
    network_id              BYTEA   NOT NULL,
    key_id                  BYTEA   NOT NULL,
    kind                    INTEGER NOT NULL,
    digest                  BYTEA,
    secret_id               BIGINT,
    request_id              TEXT,
    name                    TEXT NOT NULL,
    actor_id                TEXT NOT NULL,
    scopes                  TEXT NOT NULL,
    metadata                TEXT NOT NULL,
    visibility              INTEGER NOT NULL,
    create_time             BIGINT  NOT NULL,
    update_time             BIGINT  NOT NULL,
    expire_time             BIGINT,
    last_used_time          BIGINT,
    revoke_time             BIGINT,
    revocation_reason       INTEGER,
    revocation_description  TEXT,
    rate_limit_quota        BIGINT,
    rate_limit_window_nanos BIGINT,
    rate_limit_unit         TEXT,
    allowed_cidrs           TEXT NOT NULL,
    -- The two that new keys hit at random places; they are what an insert costs.
    CONSTRAINT api_keys_by_id PRIMARY KEY (network_id, key_id)
);

CREATE UNIQUE INDEX IF NOT EXISTS api_keys_by_digest ON api_keys (network_id, digest) WHERE digest IS NOT NULL;

-- The rest grows at its end, or holds few keys.
CREATE UNIQUE INDEX IF NOT EXISTS api_keys_by_request ON api_keys (network_id, kind, request_id) WHERE request_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS api_keys_by_time ON api_keys (network_id, kind, create_time, key_id);
CREATE INDEX IF NOT EXISTS api_keys_by_actor ON api_keys (network_id, kind, actor_id, create_time, key_id);
CREATE INDEX IF NOT EXISTS api_keys_revoked ON api_keys (network_id, kind, create_time, key_id) WHERE revoke_time IS NOT NULL;
CREATE INDEX IF NOT EXISTS api_keys_expiring ON api_keys (network_id, kind, create_time, key_id)
    WHERE revoke_time IS NULL AND expire_time IS NOT NULL;
CREATE INDEX IF NOT EXISTS api_keys_by_secret ON api_keys (kind, secret_id) WHERE secret_id IS NOT NULL;
