-- Every key, issued or imported. Enums are the codes of KeyRows, times are microseconds since 1970 UTC. One statement, as
-- MySQL takes none of several back.
--
-- What is compared is VARBINARY, UTF-8: every collation of MySQL and MariaDB alike takes some texts for the same, be it
-- only for spaces at their end. There are no partial indexes: `life` says which of them a key would be in.
CREATE TABLE api_keys (
    id                      BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    network_id              VARBINARY(16)  NOT NULL,
    key_id                  VARBINARY(16)  NOT NULL,
    kind                    INT            NOT NULL,
    digest                  VARBINARY(32),
    secret_id               BIGINT,
    request_id              VARBINARY(144),
    name                    TEXT           NOT NULL,
    actor_id                VARBINARY(1020) NOT NULL,
    scopes                  MEDIUMTEXT     NOT NULL,
    metadata                MEDIUMTEXT     NOT NULL,
    visibility              INT            NOT NULL,
    create_time             BIGINT         NOT NULL,
    update_time             BIGINT         NOT NULL,
    expire_time             BIGINT,
    last_used_time          BIGINT,
    revoke_time             BIGINT,
    revocation_reason       INT,
    revocation_description  MEDIUMTEXT,
    rate_limit_quota        BIGINT,
    rate_limit_window_nanos BIGINT,
    rate_limit_unit         TEXT,
    allowed_cidrs           MEDIUMTEXT     NOT NULL,
    -- 2: revoked; 1: has an end; 0: neither.
    life                    TINYINT AS (CASE WHEN revoke_time IS NOT NULL THEN 2
                                             WHEN expire_time IS NOT NULL THEN 1
                                             ELSE 0 END) VIRTUAL,
    -- The two that new keys hit at random places; they are what an insert costs.
    UNIQUE KEY api_keys_by_id (network_id, key_id),
    UNIQUE KEY api_keys_by_digest (network_id, digest),
    -- The rest grows at its end, or holds few keys.
    UNIQUE KEY api_keys_by_request (network_id, kind, request_id),
    KEY api_keys_by_time (network_id, kind, create_time, key_id),
    KEY api_keys_by_actor (network_id, kind, actor_id, create_time, key_id),
    KEY api_keys_by_life (network_id, kind, life, create_time, key_id),
    KEY api_keys_by_secret (kind, secret_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;
