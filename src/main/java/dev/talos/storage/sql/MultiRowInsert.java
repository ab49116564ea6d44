package dev.talos.storage.sql;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Many rows with one statement: what counts where each statement is a journey. */
final class MultiRowInsert implements BulkInsert {

    static final String PRESENT = "SELECT key_id FROM api_keys WHERE network_id = ? AND key_id";

    /** In rows. More make no difference that can be measured. */
    private static final int MOST = 256;

    // In characters, roughly. A statement of MySQL may have 16 MiB, and a character up to 6 bytes.
    private static final long MOST_TEXT = 1 << 20;

    private final Dialect dialect;
    private final Telling telling;

    MultiRowInsert(Dialect dialect, Telling telling) {
        this.dialect = dialect;
        this.telling = telling;
    }

    /** How the database tells which rows went in. */
    enum Telling {
        /** The statement answers with them. */
        RETURNED,

        /** By their number; they are looked up when it is not that of all. */
        COUNTED
    }

    @Override
    public int[] run(Session session, NetworkId network, List<KeyInsert.Row> rows) throws SQLException {
        Set<KeyId> in = HashSet.newHashSet(rows.size());
        int from = 0;
        while (from < rows.size()) {
            List<KeyInsert.Row> part = part(rows.subList(from, rows.size()));
            in.addAll(insert(session, network, part));
            from += part.size();
        }
        return rows.stream()
                .mapToInt(row -> in.contains(row.key().keyId()) ? 1 : 0)
                .toArray();
    }

    /** A power of two of them, so that there are few different statements. */
    private static List<KeyInsert.Row> part(List<KeyInsert.Row> rows) {
        int size = Integer.highestOneBit(Math.min(rows.size(), MOST));
        while (size > 1 && text(rows.subList(0, size)) > MOST_TEXT) {
            size /= 2;
        }
        return rows.subList(0, size);
    }

    private static long text(List<KeyInsert.Row> rows) {
        return rows.stream().mapToLong(row -> text(row.key().attributes())).sum();
    }

    private static long text(ApiKey.Attributes attributes) {
        return attributes.name().length()
                + attributes.actorId().length()
                + attributes.metadata().json().length()
                + attributes.scopes().stream().mapToLong(String::length).sum();
    }

    private Set<KeyId> insert(Session session, NetworkId network, List<KeyInsert.Row> rows) throws SQLException {
        String insert = dialect.insertOrPassOver(
                KeyInsert.INTO + " VALUES " + KeyInsert.ROW + (", " + KeyInsert.ROW).repeat(rows.size() - 1));
        return switch (telling) {
            case RETURNED -> {
                PreparedStatement statement = filled(session, insert + " RETURNING key_id", network, rows);
                try (ResultSet answer = statement.executeQuery()) {
                    yield ids(answer);
                }
            }
            case COUNTED -> {
                List<KeyId> all = rows.stream().map(row -> row.key().keyId()).toList();
                int count = filled(session, insert, network, rows).executeUpdate();
                yield count == all.size() ? Set.copyOf(all) : some(count, session, network, all);
            }
        };
    }

    private static PreparedStatement filled(Session session, String insert, NetworkId network, List<KeyInsert.Row> rows)
            throws SQLException {
        PreparedStatement statement = session.prepare(insert);
        Parameters parameters = new Parameters(statement);
        for (KeyInsert.Row row : rows) {
            KeyInsert.fill(parameters, network, row);
        }
        return statement;
    }

    private static Set<KeyId> some(int count, Session session, NetworkId network, List<KeyId> all) throws SQLException {
        Set<KeyId> some = count == 0 ? Set.of() : present(session, network, all);
        if (some.size() != count) {
            // One of these ids was there before.
            throw new UnexplainedRefusal();
        }
        return some;
    }

    private static Set<KeyId> present(Session session, NetworkId network, List<KeyId> asked) throws SQLException {
        Set<KeyId> present = new HashSet<>();
        InQueries.run(
                session,
                PRESENT,
                head -> head.bytes(network.toBytes()),
                asked.stream().map(KeyId::toBytes).toList(),
                Parameters::bytes,
                row -> present.add(KeyId.ofBytes(row.getBytes(1))));
        return present;
    }

    private static Set<KeyId> ids(ResultSet rows) throws SQLException {
        Set<KeyId> ids = new HashSet<>();
        while (rows.next()) {
            ids.add(KeyId.ofBytes(rows.getBytes(1)));
        }
        return ids;
    }
}
