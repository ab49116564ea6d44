package dev.talos.storage.sql;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.Quota;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in a key that was issued here, within one transaction. */
final class IssuedInsert {

    private final Dialect dialect;
    private final NetworkId network;
    private final Session session;
    private final KeyInsert table;
    private final KeyCount count;
    private final EarlierKeys earlier;

    IssuedInsert(Dialect dialect, NetworkId network, Session session) {
        this.dialect = dialect;
        this.network = network;
        this.session = session;
        this.table = new KeyInsert(dialect, network, session);
        this.count = new KeyCount(dialect, network, session);
        this.earlier = new EarlierKeys(dialect, network, session);
    }

    InsertOutcome run(ApiKey key, @Nullable String requestId, Quota quota) throws SQLException {
        ApiKey earlier = madeBy(requestId);
        if (earlier != null) {
            return new InsertOutcome.RequestRepeated(earlier);
        }
        boolean live = key.revocation() == null;
        if (live && count.room(quota) <= 0) {
            return new InsertOutcome.QuotaExceeded();
        }
        if (insert(key, requestId)) {
            count.add(live ? 1 : 0, quota);
            return new InsertOutcome.Inserted();
        }
        ApiKey meanwhile = madeBy(requestId);
        if (meanwhile == null) {
            throw new UnexplainedRefusal();
        }
        return new InsertOutcome.RequestRepeated(meanwhile);
    }

    /** What an earlier run did, which may have stored the key; nothing if it did not. */
    Optional<InsertOutcome> earlier(ApiKey key, InsertOutcome unconfirmed) throws SQLException {
        // Whoever stores a key changes the count, so this waits for the earlier one.
        count.lock();
        boolean stored = new KeyUpdate(network, KeyKind.ISSUED, key.keyId())
                .find(session, dialect)
                .isPresent();
        return stored ? Optional.of(unconfirmed) : Optional.empty();
    }

    /** Stores a key that takes the place in the quota of one that ends in the same transaction. */
    void replace(ApiKey successor) throws SQLException {
        if (successor.revocation() != null) {
            throw new IllegalArgumentException("a successor is not revoked");
        }
        if (!insert(successor, null)) {
            throw new UnexplainedRefusal();
        }
    }

    private boolean insert(ApiKey key, @Nullable String requestId) throws SQLException {
        if (key.kind() != KeyKind.ISSUED) {
            throw new IllegalArgumentException("an issued key is of the kind ISSUED");
        }
        return table.run(List.of(new KeyInsert.Row(key, null, null, requestId)))[0] > 0;
    }

    private @Nullable ApiKey madeBy(@Nullable String requestId) throws SQLException {
        return requestId == null
                ? null
                : earlier.byRequest(KeyKind.ISSUED, List.of(requestId)).get(requestId);
    }
}
