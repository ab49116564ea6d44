package dev.talos.testing;

import java.sql.Connection;
import java.sql.SQLException;

/** A real database server that belongs to the tests. */
public interface DatabaseProcess extends AutoCloseable {

    /** How Talos is told of a database of it. */
    String dsn(String database);

    int port();

    void create(String database);

    /** Runs statements on a connection of their own. */
    void execute(String database, String... statements);

    Connection connect(String database) throws SQLException;

    /** Ends it as a power cut would. */
    void kill();

    /** Starts it again, on the same port, with the same data. Returns when it takes connections. */
    void restart();

    @Override
    void close();
}
