-- COLLATE "C": bytes are compared, whatever the database is set to, and no update of its locales spoils an index.
-- Every key, issued or imported. Enums are the codes of KeyRows, times are microseconds since 1970 UTC.
CREATE TABLE api_keys (
    network_id              BYTEA   NOT NULL,
    key_id                  BYTEA   NOT NULL,
    kind                    INTEGER NOT NULL,
    digest                  BYTEA,
    secret_id               BIGINT,
    request_id              TEXT COLLATE "C",
    name                    TEXT COLLATE "C" NOT NULL,
    actor_id                TEXT COLLATE "C" NOT NULL,
    scopes                  TEXT COLLATE "C" NOT NULL,
    metadata                TEXT COLLATE "C" NOT NULL,
    visibility              INTEGER NOT NULL,
    create_time             BIGINT  NOT NULL,
    update_time             BIGINT  NOT NULL,
    expire_time             BIGINT,
    last_used_time          BIGINT,
    revoke_time             BIGINT,
    revocation_reason       INTEGER,
    revocation_description  TEXT COLLATE "C",
    rate_limit_quota        BIGINT,
    rate_limit_window_nanos BIGINT,
    rate_limit_unit         TEXT COLLATE "C",
    allowed_cidrs           TEXT COLLATE "C" NOT NULL,
    -- The two that new keys hit at random places; they are what an insert costs.
    CONSTRAINT api_keys_by_id PRIMARY KEY (network_id, key_id)
);

CREATE UNIQUE INDEX api_keys_by_digest ON api_keys (network_id, digest) WHERE digest IS NOT NULL;

-- The rest grows at its end, or holds few keys.
CREATE UNIQUE INDEX api_keys_by_request ON api_keys (network_id, kind, request_id) WHERE request_id IS NOT NULL;
CREATE INDEX api_keys_by_time ON api_keys (network_id, kind, create_time, key_id);
CREATE INDEX api_keys_by_actor ON api_keys (network_id, kind, actor_id, create_time, key_id);
CREATE INDEX api_keys_revoked ON api_keys (network_id, kind, create_time, key_id) WHERE revoke_time IS NOT NULL;
CREATE INDEX api_keys_expiring ON api_keys (network_id, kind, create_time, key_id)
    WHERE revoke_time IS NULL AND expire_time IS NOT NULL;
CREATE INDEX api_keys_by_secret ON api_keys (kind, secret_id) WHERE secret_id IS NOT NULL;
