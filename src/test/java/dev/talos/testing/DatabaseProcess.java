package dev.talos.testing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real database server that belongs to the tests. */
public interface DatabaseProcess extends AutoCloseable {

    /** How Talos is told of a database of it. */
    String dsn(String database);

    int port();

    void create(String database);

    /** Runs statements on a connection of their own. */
    default void execute(String database, String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Connection connect(String database) throws SQLException;

    /** Ends it as a power cut would. */
    void kill();

    /** Starts it again, on the same port, with the same data. Returns when it takes connections. */
    void restart();

    /** Every process of it. */
    Stream<ProcessHandle> processes();

    /** From now on it takes connections and says nothing, as a machine does that hangs. */
    default void freeze() {
        signal("STOP");
        // Those that the first one had just started.
        signal("STOP");
    }

    /** Ends that. */
    default void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes().map(process -> Long.toString(process.pid())).forEach(command::add);
        try {
            int _ = new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    void close();
}
