package dev.talos.storage.sql;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads and changes one key. */
final class KeyUpdate {

    /** In the order of {@link Parameters#attributes}. */
    static final String ATTRIBUTES = "name, actor_id, scopes, metadata, visibility,"
            + " rate_limit_quota, rate_limit_window_nanos, rate_limit_unit, allowed_cidrs";

    /** In the order of {@link Parameters#revocation}. */
    static final String REVOCATION = "revoke_time, revocation_reason, revocation_description";

    private static final String ONE = " WHERE network_id = ? AND key_id = ? AND kind = ?";

    static final String SELECT = "SELECT " + KeyRows.COLUMNS + " FROM api_keys" + ONE;

    static final String UPDATE = "UPDATE api_keys SET update_time = ?, " + ATTRIBUTES.replace(",", " = ?,") + " = ?, "
            + REVOCATION.replace(",", " = ?,") + " = ?" + ONE;

    static final String DELETE = "DELETE FROM api_keys" + ONE;

    private final NetworkId network;
    private final KeyKind kind;
    private final KeyId keyId;

    KeyUpdate(NetworkId network, KeyKind kind, KeyId keyId) {
        this.network = network;
        this.kind = kind;
        this.keyId = keyId;
    }

    Optional<ApiKey> find(Session session) throws SQLException {
        return find(session, SELECT);
    }

    /** Within a transaction. */
    Optional<ApiKey> change(Session session, Dialect dialect, UnaryOperator<ApiKey> change) throws SQLException {
        Optional<ApiKey> found = find(session, dialect.lockingRead(SELECT));
        if (found.isEmpty()) {
            return found;
        }
        ApiKey changed = change.apply(found.get());
        if (changed.equals(found.get())) {
            return found;
        }
        Parameters parameters = new Parameters(session.prepare(UPDATE));
        one(parameters
                .time(changed.updateTime())
                .attributes(changed.attributes())
                .revocation(changed.revocation()));
        session.prepare(UPDATE).executeUpdate();
        return find(session);
    }

    boolean delete(Session session) throws SQLException {
        one(new Parameters(session.prepare(DELETE)));
        return session.prepare(DELETE).executeUpdate() > 0;
    }

    private Optional<ApiKey> find(Session session, String select) throws SQLException {
        var statement = session.prepare(select);
        one(new Parameters(statement));
        try (var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(KeyRows.read(rows)) : Optional.empty();
        }
    }

    private void one(Parameters parameters) throws SQLException {
        parameters.bytes(network.toBytes()).bytes(keyId.toBytes()).number(KeyCodes.of(kind));
    }
}
