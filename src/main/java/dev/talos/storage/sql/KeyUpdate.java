package dev.talos.storage.sql;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import java.sql.PreparedStatement;
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

    /**
     * The sum keeps planners from any index that begins with tenant and kind. PostgreSQL takes one whenever its
     * statistics know of few keys, or of few of that kind, as after an import, and reads all of the tenant's keys.
     */
    private static final String ONE = " WHERE network_id = ? AND key_id = ? AND kind + 0 = ?";

    static final String SELECT = "SELECT " + KeyRows.COLUMNS + " FROM api_keys" + ONE;

    static final String UPDATE = "UPDATE api_keys SET update_time = ?, " + ATTRIBUTES.replace(",", " = ?,") + " = ?, "
            + REVOCATION.replace(",", " = ?,") + " = ?" + ONE;

    static final String DELETE = "DELETE FROM api_keys" + ONE;

    static final String DELETE_UNREVOKED = DELETE + " AND revoke_time IS NULL";

    private final NetworkId network;
    private final KeyKind kind;
    private final KeyId keyId;

    KeyUpdate(NetworkId network, KeyKind kind, KeyId keyId) {
        this.network = network;
        this.kind = kind;
        this.keyId = keyId;
    }

    Optional<ApiKey> find(Session session, Dialect dialect) throws SQLException {
        return find(session, dialect.ofAnyTenant(SELECT));
    }

    /** Within a transaction, until whose end nobody else can change the key. */
    Optional<ApiKey> lock(Session session, Dialect dialect) throws SQLException {
        return find(session, dialect.lockingRead(dialect.ofAnyTenant(SELECT)));
    }

    /** Within a transaction. */
    Optional<ApiKey> change(Session session, Dialect dialect, UnaryOperator<ApiKey> change) throws SQLException {
        Optional<ApiKey> found = lock(session, dialect);
        if (found.isEmpty()) {
            return found;
        }
        ApiKey changed = change.apply(found.get());
        if (changed.equals(found.get())) {
            return found;
        }
        boolean wasRevoked = found.get().revocation() != null;
        boolean isRevoked = changed.revocation() != null;
        if (wasRevoked && !isRevoked) {
            throw new IllegalArgumentException("a revoked key stays revoked");
        }
        ApiKey written = write(session, dialect, changed);
        if (!wasRevoked && isRevoked) {
            new KeyCount(dialect, network, session).subtract(1);
        }
        return Optional.of(written);
    }

    /** Stores what may change of a key that is there. Returns it as it then is. */
    ApiKey write(Session session, Dialect dialect, ApiKey changed) throws SQLException {
        PreparedStatement statement = session.prepare(dialect.ofAnyTenant(UPDATE));
        Parameters parameters = new Parameters(statement);
        parameters.time(changed.updateTime()).attributes(changed.attributes()).revocation(changed.revocation());
        one(parameters);
        statement.executeUpdate();
        return find(session, dialect).orElseThrow();
    }

    /** Within a transaction. */
    boolean delete(Session session, Dialect dialect) throws SQLException {
        if (kind == KeyKind.IMPORTED) {
            new LegacyKeys(dialect, network, session).forget(keyId);
        }
        if (delete(session, dialect.ofAnyTenant(DELETE_UNREVOKED))) {
            new KeyCount(dialect, network, session).subtract(1);
            return true;
        }
        return delete(session, dialect.ofAnyTenant(DELETE));
    }

    private boolean delete(Session session, String delete) throws SQLException {
        PreparedStatement statement = session.prepare(delete);
        one(new Parameters(statement));
        return statement.executeUpdate() > 0;
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
