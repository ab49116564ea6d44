package dev.talos.storage.sql;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyStatus;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyPage;
import dev.talos.storage.ListQuery;
import dev.talos.storage.ListQuery.Position;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Pages of keys, newest first. Each starts in an index where the page before ended. */
final class KeyPages {

    static final String FROM = " FROM api_keys WHERE network_id = ? AND kind = ? AND ";

    static final String NEWEST_FIRST = "create_time DESC, key_id DESC";

    private final Dialect dialect;
    private final NetworkId network;
    private final ListQuery query;

    KeyPages(Dialect dialect, NetworkId network, ListQuery query) {
        this.dialect = dialect;
        this.network = network;
        this.query = query;
    }

    KeyPage read(Session session) throws SQLException {
        KeyStatus status = query.filter().status();
        String actorId = query.filter().actorId();
        if (status == null) {
            return inOrder(session, actorId == null ? Condition.NONE : actor(actorId));
        }
        if (status == KeyStatus.REVOKED && actorId == null) {
            return inOrder(session, Condition.of(dialect.isRevoked()));
        }
        return byId(session, status, new KeySearch(dialect, network, query, session).run(status));
    }

    static Condition actor(String actorId) {
        return new Condition("actor_id = ?", parameters -> parameters.text(actorId));
    }

    static Condition after(Position position) {
        // Not (create_time, key_id) < (?, ?), for which MySQL uses no index.
        return new Condition(
                "create_time <= ? AND (create_time < ? OR key_id < ?)",
                parameters -> parameters
                        .time(position.createTime())
                        .time(position.createTime())
                        .bytes(position.keyId().toBytes()));
    }

    static void fill(Parameters parameters, NetworkId network, KeyKind kind, Condition condition, int limit)
            throws SQLException {
        parameters.bytes(network.toBytes()).number(KeyCodes.of(kind));
        condition.values().fill(parameters);
        parameters.number(limit);
    }

    /** One index has them in their order. */
    private KeyPage inOrder(Session session, Condition condition) throws SQLException {
        Position after = query.after();
        Condition range = after == null ? condition : condition.and(after(after));
        PreparedStatement statement = session.prepare(
                "SELECT " + KeyRows.COLUMNS + FROM + range.sql() + " ORDER BY " + NEWEST_FIRST + " LIMIT ?");
        // One more than asked for tells whether the list goes on.
        fill(new Parameters(statement), network, query.kind(), range, query.limit() + 1);
        List<ApiKey> keys = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.add(KeyRows.read(rows));
            }
        }
        if (keys.size() <= query.limit()) {
            return new KeyPage(keys, null);
        }
        ApiKey last = keys.get(query.limit() - 1);
        return new KeyPage(keys.subList(0, query.limit()), new Position(last.createTime(), last.keyId()));
    }

    private KeyPage byId(Session session, KeyStatus status, Stretch stretch) throws SQLException {
        boolean goesOn = stretch.found().size() > query.limit();
        List<Position> shown = goesOn ? stretch.found().subList(0, query.limit()) : stretch.found();
        Map<KeyId, ApiKey> keys = HashMap.newHashMap(shown.size());
        new InQueries(dialect, session)
                .run(
                        SqlKeyStore.BY_ID,
                        head -> head.bytes(network.toBytes()),
                        shown.stream()
                                .map(position -> position.keyId().toBytes())
                                .toList(),
                        InQueries.Type.BYTES,
                        row -> {
                            ApiKey key = KeyRows.read(row);
                            keys.put(key.keyId(), key);
                        });
        // Some may have gone or ended since.
        Stream<ApiKey> still = shown.stream()
                .map(Position::keyId)
                .map(keys::get)
                .filter(Objects::nonNull)
                .filter(key -> key.statusAt(query.now()) == status);
        return new KeyPage(still.toList(), goesOn ? shown.getLast() : stretch.end());
    }
}
