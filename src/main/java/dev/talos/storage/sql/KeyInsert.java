package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts keys into the table, within one transaction. The count of keys is the caller's to keep. */
final class KeyInsert {

    static final String TABLE = "api_keys (network_id, kind, digest, secret_id, legacy_scheme, request_id, key_id,"
            + " create_time, update_time, expire_time, last_used_time, " + KeyUpdate.ATTRIBUTES + ", "
            + KeyUpdate.REVOCATION + ")";

    /** The columns that {@link #TABLE} names. */
    static final int COLUMNS = 23;

    static final String INTO = "INSERT INTO " + TABLE;

    static final String ROW = "(?" + ", ?".repeat(COLUMNS - 1) + ")";

    static final String ONE = INTO + " VALUES " + ROW;

    private final Dialect dialect;
    private final NetworkId network;
    private final Session session;

    KeyInsert(Dialect dialect, NetworkId network, Session session) {
        this.dialect = dialect;
        this.network = network;
        this.session = session;
    }

    /**
     * A key on its way in.
     *
     * @param digest null when the key proves itself
     * @param scheme null when the digest is of the raw key
     * @param requestId null when the caller gave none
     */
    record Row(
            ApiKey key,
            @Nullable KeyDigest digest,
            @Nullable LegacyScheme scheme,
            @Nullable String requestId) {}

    /** Whether so many rows, or fewer, are passed over where a unique index forbids them. */
    boolean passesOver(int rows) {
        return dialect.bulkInsert(rows).passesOver();
    }

    /** Returns how many went in for each row: 1, or 0 when it was passed over. */
    int[] run(List<Row> rows) throws SQLException {
        return dialect.bulkInsert(rows.size()).run(session, network, rows);
    }

    static void fill(RowValues values, NetworkId network, Row row) throws SQLException {
        ApiKey key = row.key();
        KeyDigest digest = row.digest();
        values.bytes(network.toBytes())
                .number(KeyCodes.of(key.kind()))
                .bytes(digest == null ? null : digest.toBytes())
                .numberOrNull(digest == null ? null : digest.secretId().value())
                .text(row.scheme() == null ? null : row.scheme().text())
                .text(row.requestId())
                .bytes(key.keyId().toBytes())
                .time(key.createTime())
                .time(key.updateTime())
                .time(key.expireTime())
                .time(key.lastUsedTime())
                .attributes(key.attributes())
                .revocation(key.revocation());
    }
}
