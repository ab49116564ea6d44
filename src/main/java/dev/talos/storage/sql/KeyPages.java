package dev.talos.storage.sql;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyStatus;
import dev.talos.model.NetworkId;
import dev.talos.storage.ListQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of keys, newest first. Each is read off an index from where the page before ended. */
final class KeyPages {

    private final Dialect dialect;
    private final NetworkId network;
    private final ListQuery query;

    KeyPages(Dialect dialect, NetworkId network, ListQuery query) {
        this.dialect = dialect;
        this.network = network;
        this.query = query;
    }

    List<ApiKey> read(Session session) throws SQLException {
        PreparedStatement statement = session.prepare(sql());
        fill(new Parameters(statement));
        try (ResultSet rows = statement.executeQuery()) {
            List<ApiKey> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(KeyRows.read(rows));
            }
            return keys;
        }
    }

    String sql() {
        String actor = query.filter().actorId() == null ? "" : " AND actor_id = ?";
        // Not (create_time, key_id) < (?, ?), for which MySQL uses no index.
        String after = query.after() == null ? "" : " AND create_time <= ? AND (create_time < ? OR key_id < ?)";
        return "SELECT " + KeyRows.COLUMNS + " FROM api_keys WHERE network_id = ? AND kind = ?" + actor
                + status(query.filter().status()) + after + " ORDER BY create_time DESC, key_id DESC LIMIT ?";
    }

    private String status(@Nullable KeyStatus status) {
        return switch (status) {
            case null -> "";
            case ACTIVE -> " AND revoke_time IS NULL AND (expire_time IS NULL OR expire_time > ?)";
            case REVOKED -> " AND " + dialect.isRevoked();
            case EXPIRED -> " AND " + dialect.isExpiring() + " AND expire_time <= ?";
        };
    }

    void fill(Parameters parameters) throws SQLException {
        parameters.bytes(network.toBytes()).number(KeyCodes.of(query.kind()));
        if (query.filter().actorId() != null) {
            parameters.text(query.filter().actorId());
        }
        switch (query.filter().status()) {
            case ACTIVE, EXPIRED -> parameters.time(query.now());
            case REVOKED -> {}
            case null -> {}
        }
        ListQuery.Position after = query.after();
        if (after != null) {
            parameters
                    .time(after.createTime())
                    .time(after.createTime())
                    .bytes(after.keyId().toBytes());
        }
        parameters.number(query.limit());
    }
}
