package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import dev.talos.storage.sql.Migration.State;
import dev.talos.storage.sql.MigrationScript.Way;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes the schema of a database into what this build needs, and back. Steps are taken in order, each on its own; two
 * who do so at once take turns. Connects anew for each call. Every method may throw a {@link StoreException}.
 */
public final class Migrations {

    private final Dialect dialect;
    private final SortedMap<Integer, MigrationScript> scripts = new TreeMap<>();
    private final InstantSource clock;

    Migrations(Dialect dialect, List<MigrationScript> scripts, InstantSource clock) {
        this.dialect = dialect;
        this.clock = clock;
        scripts.forEach(script -> this.scripts.put(script.version(), script));
    }

    /** Every step that this build or the database knows of, by version. */
    public List<Migration> status() {
        SortedMap<Integer, Migration> all = new TreeMap<>();
        scripts.values()
                .forEach(script ->
                        all.put(script.version(), new Migration(script.version(), script.name(), State.PENDING)));
        recorded().forEach(migration -> all.put(migration.version(), migration));
        return List.copyOf(all.values());
    }

    /** Whether the database can be served as it is. One that may not be written to cannot: that is an exception. */
    public SchemaState check() {
        try {
            dialect.requireWritable();
        } catch (SQLException e) {
            throw dialect.explain(e);
        }
        return judge(recorded());
    }

    /**
     * Takes the steps that are missing. Makes the database when it is a file that is not there; its directory must be.
     *
     * @return how the schema is then: current, unless it was newer or dirty, in which case nothing was done
     * @throws StoreException when a step failed; the steps before it are kept
     */
    public SchemaState up() {
        return change((log, step) -> {
            while (judge(log.read()) instanceof SchemaState.TooOld) {
                step.take(() -> next(log.read()), Way.UP);
            }
        });
    }

    private @Nullable MigrationScript next(List<Migration> recorded) {
        return judge(recorded) instanceof SchemaState.TooOld(var version, var _) ? scripts.get(version + 1) : null;
    }

    /**
     * Takes steps back, and what is in the tables they made. Stops where there are none.
     *
     * @param steps 1 or more
     * @return how the schema is then; newer or dirty if it was, in which case nothing was done
     */
    public SchemaState down(int steps) {
        return change((log, step) -> {
            for (int i = 0; i < steps; i++) {
                step.take(() -> last(log.read()), Way.DOWN);
            }
        });
    }

    private @Nullable MigrationScript last(List<Migration> recorded) {
        boolean dirty = recorded.stream().anyMatch(migration -> migration.state() == State.DIRTY);
        return recorded.isEmpty() || dirty
                ? null
                : scripts.get(recorded.getLast().version());
    }

    /**
     * Records the steps up to a version as taken and those after it as not, whatever the schema is like. For a database
     * that someone has looked at and mended.
     *
     * @param version 0 to that of the last step that this build knows
     * @throws IllegalArgumentException when the version is out of bounds
     */
    public SchemaState force(int version) {
        if (version < 0 || version > scripts.lastKey()) {
            throw new IllegalArgumentException("a version is from 0 to " + scripts.lastKey());
        }
        return change((log, _) -> {
            for (MigrationScript script : scripts.headMap(version + 1).values()) {
                log.force(script);
            }
            log.removeAbove(version);
        });
    }

    /** Does something to the schema. */
    private interface Change {
        void make(MigrationLog log, MigrationStep step) throws SQLException;
    }

    private SchemaState change(Change change) {
        try {
            dialect.create();
        } catch (IOException e) {
            throw new StoreException.Unavailable(
                    "the database cannot be created: its directory is missing or may not be written to", e);
        }
        try (Connection connection =
                dialect.connections(Dialect.Access.UNHURRIED).getConnection()) {
            MigrationLog log = new MigrationLog(connection, clock);
            createLog(connection, log);
            return MigrationLock.holding(dialect, () -> {
                change.make(log, new MigrationStep(dialect, log, connection));
                return judge(log.read());
            });
        } catch (SQLException e) {
            throw dialect.explain(e);
        }
    }

    private void createLog(Connection connection, MigrationLog log) throws SQLException {
        try {
            // Begun like any other writing, so that those who come at once take turns here too.
            int _ = BriefTransaction.run(dialect, connection, () -> {
                log.create();
                return 0;
            });
        } catch (SQLException e) {
            // PostgreSQL: someone else made it at the same time, and its name or that of its type was taken.
            if (!isMade(log, e)) {
                throw e;
            }
        }
    }

    private static boolean isMade(MigrationLog log, SQLException fault) {
        try {
            return log.exists();
        } catch (SQLException e) {
            fault.addSuppressed(e);
            return false;
        }
    }

    private List<Migration> recorded() {
        if (!dialect.exists()) {
            return List.of();
        }
        try (Connection connection = dialect.connections(Dialect.Access.READ).getConnection()) {
            return new MigrationLog(connection, clock).read();
        } catch (SQLException e) {
            throw dialect.explain(e);
        }
    }

    private SchemaState judge(List<Migration> recorded) {
        int known = scripts.lastKey();
        for (Migration migration : recorded) {
            if (migration.state() == State.DIRTY) {
                return new SchemaState.Dirty(migration.version());
            }
        }
        int version = recorded.isEmpty() ? 0 : recorded.getLast().version();
        if (version == known) {
            return new SchemaState.Current(version);
        }
        if (version < known) {
            return new SchemaState.TooOld(version, known);
        }
        return version == known + 1 ? new SchemaState.OneAhead(version, known) : new SchemaState.TooNew(version, known);
    }
}
