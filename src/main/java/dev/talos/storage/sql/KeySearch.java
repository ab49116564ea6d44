package dev.talos.storage.sql;

import dev.talos.model.KeyId;
import dev.talos.model.KeyStatus;
import dev.talos.model.NetworkId;
import dev.talos.storage.ListQuery;
import dev.talos.storage.ListQuery.Position;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys of a page that no index has in the order of lists: whether a key has expired depends on the clock, and
 * an actor's keys are not kept by their state. Goes along one index after another, along each for so many entries at
 * most, until one has led to a full page or to the end.
 */
final class KeySearch {

    /** In entries of one index. */
    static final int MOST = 5_000;

    /** In entries. So few that no statement runs into its limit, be each a read of the disk. */
    private static final int MOST_AT_ONCE = 1_000;

    /** After that the page ends where it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final long begun = System.nanoTime();
    private final Dialect dialect;
    private final NetworkId network;
    private final ListQuery query;
    private final Session session;
    private final @Nullable Condition actor;

    KeySearch(Dialect dialect, NetworkId network, ListQuery query, Session session) {
        this.dialect = dialect;
        this.network = network;
        this.query = query;
        this.session = session;
        String actorId = query.filter().actorId();
        this.actor = actorId == null ? null : KeyPages.actor(actorId);
    }

    Stretch run(KeyStatus status) throws SQLException {
        if (actor == null) {
            return byState(status, Condition.NONE);
        }
        Stretch byActor = along(actor, state(status), null);
        return isOver(byActor, null) ? byActor : byActor.orFurther(byState(status, actor));
    }

    /** @param upTo beyond which nothing is of use; null when there is no such place */
    private boolean isOver(Stretch stretch, @Nullable Position upTo) {
        return stretch.isEnoughFor(query.limit()) || stretch.reaches(upTo) || isTooLate();
    }

    private boolean isTooLate() {
        return System.nanoTime() - begun > PATIENCE.toNanos();
    }

    private Condition state(KeyStatus status) {
        return switch (status) {
            case ACTIVE ->
                new Condition(
                        "revoke_time IS NULL AND (expire_time IS NULL OR expire_time > ?)",
                        parameters -> parameters.time(query.now()));
            case REVOKED -> Condition.of("revoke_time IS NOT NULL");
            case EXPIRED -> Condition.of("revoke_time IS NULL").and(end("expire_time <= ?"));
        };
    }

    private Condition end(String comparison) {
        return new Condition(comparison, parameters -> parameters.time(query.now()));
    }

    private Stretch byState(KeyStatus status, Condition fits) throws SQLException {
        return switch (status) {
            case ACTIVE -> {
                Stretch endless = along(Condition.of(dialect.isEndless()), fits, null);
                yield endless.with(expiring(end("expire_time > ?"), EndOrder.NEXT_FIRST, fits, endless.end()));
            }
            case REVOKED -> along(Condition.of(dialect.isRevoked()), fits, null);
            case EXPIRED -> expiring(end("expire_time <= ?"), EndOrder.LATEST_FIRST, fits, null);
        };
    }

    /** Newest first; if that leads past too many others, by their ends, nearest to now first. */
    private Stretch expiring(Condition end, EndOrder nearestFirst, Condition fits, @Nullable Position upTo)
            throws SQLException {
        Stretch newestFirst = along(Condition.of(dialect.isExpiring()), end.and(fits), upTo);
        Stretch whole = isOver(newestFirst, upTo) ? null : byEnd(end, nearestFirst, fits);
        return whole == null ? newestFirst : whole;
    }

    private Stretch along(Condition index, Condition fits, @Nullable Position upTo) throws SQLException {
        List<Position> found = new ArrayList<>();
        Position at = query.after();
        int looked = 0;
        int most = query.limit() + 1;
        while (true) {
            Condition range = at == null ? index : index.and(KeyPages.after(at));
            List<Entry> entries = read("0", range, KeyPages.NEWEST_FIRST, fits, most);
            entries.stream().filter(Entry::fits).map(Entry::position).forEach(found::add);
            if (entries.size() < most) {
                return new Stretch(found, null);
            }
            at = entries.getLast().position();
            looked += most;
            Stretch stretch = new Stretch(found, at);
            if (looked >= MOST || isOver(stretch, upTo)) {
                return stretch;
            }
            most = Math.min(MOST - looked, MOST_AT_ONCE);
        }
    }

    /** All that is still to be listed; null when there are too many for that, or it takes too long. */
    private @Nullable Stretch byEnd(Condition end, EndOrder order, Condition fits) throws SQLException {
        List<Position> found = new ArrayList<>();
        Position after = query.after();
        Condition rest = end;
        for (int looked = 0; looked < MOST && !isTooLate(); looked += MOST_AT_ONCE) {
            Condition range = Condition.of(dialect.isExpiring()).and(rest);
            List<Entry> entries = read("expire_time", range, order.sql(), fits, MOST_AT_ONCE);
            entries.stream()
                    .filter(Entry::fits)
                    .map(Entry::position)
                    .filter(position -> after == null || position.compareTo(after) > 0)
                    .forEach(found::add);
            if (entries.size() < MOST_AT_ONCE) {
                return new Stretch(found.stream().sorted().toList(), null);
            }
            Entry last = entries.getLast();
            // Without the end that was asked for, which this implies: SQLite would begin there again.
            rest = order.after(last.end(), last.position());
        }
        return null;
    }

    /** @param end in microseconds since 1970; 0 when it was not asked for */
    private record Entry(Position position, long end, boolean fits) {}

    private List<Entry> read(String end, Condition range, String order, Condition fits, int most) throws SQLException {
        // What fits is a column, so that the database has nothing to choose an index by but what leads along it.
        PreparedStatement statement = session.prepare("SELECT create_time, key_id, " + end + ", CASE WHEN " + fits.sql()
                + " THEN 1 ELSE 0 END" + KeyPages.FROM + range.sql() + " ORDER BY " + order + " LIMIT ?");
        Parameters parameters = new Parameters(statement);
        fits.values().fill(parameters);
        KeyPages.fill(parameters, network, query.kind(), range, most);
        List<Entry> entries = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Position position = new Position(Micros.toInstant(rows.getLong(1)), KeyId.ofBytes(rows.getBytes(2)));
                entries.add(new Entry(position, rows.getLong(3), rows.getInt(4) == 1));
            }
        }
        return entries;
    }
}
