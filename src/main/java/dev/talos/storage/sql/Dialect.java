package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * What differs between databases. Everything else of the SQL here is understood by SQLite, PostgreSQL, MySQL, MariaDB
 * and CockroachDB alike.
 */
interface Dialect {

    /** What a connection is for. */
    enum Access {
        READ,

        /** Reads what verification needs, over and over: keys by digest or id, and the schemes of a tenant. */
        LOOK_UP,
        WRITE,

        /** Reads and writes, and no statement is given up because it takes long. */
        UNHURRIED
    }

    /** What a fault says of the transaction it came from. */
    enum Nature {
        /** It was undone for the sake of another, or met what another had just done. Run anew, it may go through. */
        COLLISION,

        /** It waited too long for what another holds. */
        LOCKED,

        /** The connection broke. Unless it was being committed, nothing of it was done. */
        CUT,

        OTHER
    }

    /** Makes connections. Makes no database: one that is not there is a fault of the connection. */
    DataSource connections(Access access);

    /** Whether only one connection can write at a time, so that writers had better queue up here. */
    boolean oneWriter();

    /** By how many threads keys are best looked up, all together; 1 or more. Each looks many up in one query. */
    int lookupsAtOnce();

    /**
     * Called before a connection is taken for a transaction. Cheap.
     *
     * @throws SQLException when the database may not be written to
     */
    void requireWritable() throws SQLException;

    /**
     * Starts a transaction in which rows that are read stay as they are, if read with {@link #lockingRead}.
     *
     * @throws SQLException also when other writers did not let it start within two seconds
     */
    void begin(Connection connection) throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /**
     * Makes an INSERT pass over rows that a unique index forbids, with an update count of 0.
     *
     * @param insert of one row, with the columns named
     */
    String insertOrPassOver(String insert);

    /**
     * The query that searches one index once for each value, whatever the database takes for cheaper. Each row comes
     * once, also when a value does not.
     *
     * @param select all of it up to the column that the values are of, which it ends in
     * @param values how many there are, 1 or more
     */
    default Lookup lookUp(String select, int values) {
        return Lookup.in(select, values);
    }

    /**
     * A statement about few rows of a tenant, which the database is to plan by no more than that it is some tenant.
     *
     * @param sql asks for the tenant as {@code network_id = ?}
     */
    default String ofAnyTenant(String sql) {
        return sql;
    }

    /** Makes a SELECT keep others from changing its rows until the transaction ends. */
    String lockingRead(String select);

    /** The condition that holds for revoked keys, in the words of their index. */
    String isRevoked();

    /** The condition that holds for keys that are not revoked and have an end, in the words of their index. */
    String isExpiring();

    /** The condition that holds for keys that are not revoked and have no end, in the words of their index. */
    String isEndless();

    /** The fastest way to put so many keys in. What passes over that many passes over any fewer. */
    BulkInsert bulkInsert(int rows);

    Nature nature(SQLException fault);

    /** Whether a transaction may be stored, now or soon, although its COMMIT failed with this fault. */
    boolean mayBeStored(SQLException fault);

    /** What a fault of the driver means to the callers of the store. */
    StoreException explain(SQLException fault);

    /** Whether connections made before now lead elsewhere than new ones will, so that they must go. Cheap. */
    boolean moved();

    /** Makes the database if it is one that Talos can make, and leaves it alone if it is there. */
    void create() throws IOException;

    /** Whether there is a database to connect to, as far as can be told without connecting. */
    boolean exists();

    /** Whether a step of the schema happens as a whole or not at all when it is taken in a transaction. */
    boolean undoesSchemaChanges();

    /** The migrations of this database, by version, without gaps. */
    List<MigrationScript> migrations();

    /** Starts what the database needs done from time to time while it is served; ends when that is closed. */
    Upkeep startUpkeep();

    /** Work that goes on beside the requests. */
    interface Upkeep extends AutoCloseable {
        @Override
        void close();
    }
}
