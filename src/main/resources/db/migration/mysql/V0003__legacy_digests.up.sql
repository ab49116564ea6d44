-- Keys of which only a digest by another store is known. Nothing here looks at the keys that are there, however many.

-- How digest was made, until the key has been seen; null for all other keys.
ALTER TABLE api_keys ADD COLUMN legacy_scheme VARBINARY(160);

-- Where the keys with a salted digest are looked up until they have been seen. A table of its own: an index on
-- api_keys would have to be made from all of its rows.
CREATE TABLE IF NOT EXISTS legacy_lookups (
    network_id VARBINARY(16) NOT NULL,
    lookup     VARBINARY(32) NOT NULL,
    key_id     VARBINARY(16) NOT NULL,
    salt       TEXT NOT NULL,
    PRIMARY KEY (network_id, lookup, key_id),
    UNIQUE KEY legacy_lookups_by_key (network_id, key_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The digests that keys which have been seen came in with, so that bringing one again is told as such.
CREATE TABLE IF NOT EXISTS legacy_digests (
    network_id VARBINARY(16) NOT NULL,
    digest     VARBINARY(32) NOT NULL,
    key_id     VARBINARY(16) NOT NULL,
    PRIMARY KEY (network_id, digest),
    UNIQUE KEY legacy_digests_by_key (network_id, key_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How many keys came in by a scheme, and how many of them have not been seen. Whoever changes these numbers changes
-- them here in the same transaction.
CREATE TABLE IF NOT EXISTS legacy_schemes (
    network_id VARBINARY(16) NOT NULL,
    scheme     VARBINARY(160) NOT NULL,
    imported   BIGINT NOT NULL,
    pending    BIGINT NOT NULL,
    PRIMARY KEY (network_id, scheme)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
