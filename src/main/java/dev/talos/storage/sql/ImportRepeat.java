package dev.talos.storage.sql;

import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Takes in imported keys that may be stored already, by a transaction whose COMMIT was not answered. */
final class ImportRepeat {

    private final ImportInsert insert;
    private final KeyCount count;

    ImportRepeat(Dialect dialect, NetworkId network, Session session) {
        this.insert = new ImportInsert(dialect, network, session);
        this.count = new KeyCount(dialect, network, session);
    }

    List<InsertOutcome> run(List<NewImportedKey> keys, Quota quota) throws SQLException {
        // Whoever stores keys changes the count, so this waits for the earlier one.
        count.lock();
        List<InsertOutcome> outcomes = insert.run(keys, quota);
        return IntStream.range(0, keys.size())
                .mapToObj(i -> seenByCaller(keys.get(i).key().keyId(), outcomes.get(i)))
                .toList();
    }

    /** Nobody else has that id: what stands in the way of the key is the key itself. */
    private static InsertOutcome seenByCaller(KeyId own, InsertOutcome outcome) {
        return switch (outcome) {
            case InsertOutcome.DigestTaken(var by) when by.equals(own) -> new InsertOutcome.Inserted();
            case InsertOutcome.RequestRepeated(var made) when made.keyId().equals(own) -> new InsertOutcome.Inserted();
            case InsertOutcome.Inserted _,
                    InsertOutcome.DigestTaken _,
                    InsertOutcome.RequestRepeated _,
                    InsertOutcome.QuotaExceeded _,
                    InsertOutcome.TooManySchemes _,
                    InsertOutcome.TooManyAlike _ -> outcome;
        };
    }
}
