package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import dev.talos.storage.sql.Migration.State;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings the schema of a database up to what this build needs. Steps are taken in order, each on its own; two who do so
 * at once take turns. Connects anew for each call. Every method may throw a {@link StoreException}.
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
     * @return how the schema is then: current, unless it was too new or dirty, in which case nothing was done
     * @throws StoreException when a step failed; the steps before it are kept
     */
    public SchemaState up() {
        try {
            dialect.create();
        } catch (IOException e) {
            throw new StoreException.Unavailable(
                    "the database cannot be created: its directory is missing or may not be written to", e);
        }
        try (Connection connection = dialect.connections(Dialect.Access.WRITE).getConnection()) {
            MigrationLog log = new MigrationLog(connection, clock);
            // Begun like any other writing, so that those who come at once take turns here too.
            dialect.begin(connection);
            log.create();
            dialect.commit(connection);
            while (judge(log.read()) instanceof SchemaState.TooOld) {
                new MigrationStep(dialect, log, connection).takeNext(scripts);
            }
            return judge(log.read());
        } catch (SQLException e) {
            throw dialect.explain(e);
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
        List<Migration> byVersion = new ArrayList<>(recorded);
        for (Migration migration : byVersion) {
            if (migration.state() == State.DIRTY) {
                return new SchemaState.Dirty(migration.version());
            }
        }
        int version = byVersion.isEmpty() ? 0 : byVersion.getLast().version();
        if (version == known) {
            return new SchemaState.Current(version);
        }
        return version < known ? new SchemaState.TooOld(version, known) : new SchemaState.TooNew(version, known);
    }
}
