package dev.talos.storage.sql;

import dev.talos.storage.KeyStore;
import java.sql.SQLException;
import java.time.InstantSource;

/** One database, as the rest of Talos sees it: the keys in it, and the steps its schema has gone through. */
public final class Database implements AutoCloseable {

    private final Dialect dialect;
    private final Migrations migrations;
    private final Recount recount;
    private final KeyStore keyStore;

    private Database(Dialect dialect, Migrations migrations, Recount recount, KeyStore keyStore) {
        this.dialect = dialect;
        this.migrations = migrations;
        this.recount = recount;
        this.keyStore = keyStore;
    }

    /**
     * Touches neither disk nor network, so it never fails: a database that cannot be reached, or whose directory is
     * missing, shows in the first call that needs it, as a {@link dev.talos.storage.StoreException.Unavailable}, and is
     * found again by a later call once it is back. {@link Migrations#check} is such a call and fit for a start-up.
     *
     * @param clock for the record of migrations
     */
    public static Database open(DatabaseSettings settings, InstantSource clock) {
        return open(settings.target().dialect(), settings.pool(), clock);
    }

    static Database open(Dialect dialect, PoolSettings pool, InstantSource clock) {
        return new Database(
                dialect,
                new Migrations(dialect, dialect.migrations(), clock),
                new Recount(dialect, clock),
                new SqlKeyStore(dialect, new Sessions(dialect, pool)));
    }

    /** The same one each time; closed with the database. */
    public KeyStore keyStore() {
        return keyStore;
    }

    /** By how many threads keys are best looked up, all together; 1 or more. */
    public int lookupsAtOnce() {
        return dialect.lookupsAtOnce();
    }

    public Migrations migrations() {
        return migrations;
    }

    /**
     * Counts what is else kept by those who change keys, and mends it where it is wrong. Counting keeps
     * nobody waiting; mending keeps those who write waiting for a moment.
     *
     * @return how many counts were wrong
     */
    public int recount() {
        try {
            return recount.run();
        } catch (SQLException e) {
            throw dialect.explain(e);
        }
    }

    /** Waits for calls in flight, up to ten seconds. Calls after it fail. */
    @Override
    public void close() {
        keyStore.close();
    }
}
