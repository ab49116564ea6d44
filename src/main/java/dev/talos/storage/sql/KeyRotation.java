package dev.talos.storage.sql;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import dev.talos.storage.RotateOutcome;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts a new issued key in the place of another, within one transaction. The count of keys stays as it is. */
final class KeyRotation {

    private final Dialect dialect;
    private final NetworkId network;
    private final Session session;

    KeyRotation(Dialect dialect, NetworkId network, Session session) {
        this.dialect = dialect;
        this.network = network;
        this.session = session;
    }

    RotateOutcome run(KeyId keyId, UnaryOperator<ApiKey> makeSuccessor, Revocation end) throws SQLException {
        KeyUpdate row = row(keyId);
        Optional<ApiKey> found = row.lock(session, dialect);
        if (found.isEmpty()) {
            return new RotateOutcome.NoSuchKey();
        }
        ApiKey old = found.get();
        if (old.revocation() != null) {
            return new RotateOutcome.AlreadyRevoked(old);
        }
        ApiKey successor = makeSuccessor.apply(old);
        new IssuedInsert(dialect, network, session).replace(successor);
        return new RotateOutcome.Rotated(
                row.write(session, dialect, old.revoked(end)),
                row(successor.keyId()).find(session, dialect).orElseThrow());
    }

    /** What an earlier run did, which may have put a successor in the place of the key; nothing if it did not. */
    Optional<RotateOutcome> earlier(KeyId keyId, RotateOutcome unconfirmed) throws SQLException {
        // The earlier run holds this lock until its end.
        Optional<ApiKey> _ = row(keyId).lock(session, dialect);
        return unconfirmed instanceof RotateOutcome.Rotated(var _, var successor)
                        && row(successor.keyId()).find(session, dialect).isPresent()
                ? Optional.of(unconfirmed)
                : Optional.empty();
    }

    private KeyUpdate row(KeyId keyId) {
        return new KeyUpdate(network, KeyKind.ISSUED, keyId);
    }
}
