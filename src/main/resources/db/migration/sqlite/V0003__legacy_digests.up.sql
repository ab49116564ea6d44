-- Keys of which only a digest by another store is known. Nothing here looks at the keys that are there, however many.

-- How digest was made, until the key has been seen; null for all other keys.
ALTER TABLE api_keys ADD COLUMN legacy_scheme TEXT;

-- Where the keys with a salted digest are looked up until they have been seen. A table of its own: an index on
-- api_keys would have to be made from all of its rows.
CREATE TABLE legacy_lookups (
    network_id BLOB NOT NULL,
    lookup     BLOB NOT NULL,
    key_id     BLOB NOT NULL,
    salt       TEXT NOT NULL,
    PRIMARY KEY (network_id, lookup, key_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX legacy_lookups_by_key ON legacy_lookups (network_id, key_id);

-- The digests that keys which have been seen came in with, so that bringing one again is told as such.
CREATE TABLE legacy_digests (
    network_id BLOB NOT NULL,
    digest     BLOB NOT NULL,
    key_id     BLOB NOT NULL,
    PRIMARY KEY (network_id, digest)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX legacy_digests_by_key ON legacy_digests (network_id, key_id);

-- How many keys came in by a scheme, and how many of them have not been seen. Whoever changes these numbers changes
-- them here in the same transaction.
CREATE TABLE legacy_schemes (
    network_id BLOB    NOT NULL,
    scheme     TEXT    NOT NULL,
    imported   INTEGER NOT NULL,
    pending    INTEGER NOT NULL,
    PRIMARY KEY (network_id, scheme)
) STRICT, WITHOUT ROWID;
