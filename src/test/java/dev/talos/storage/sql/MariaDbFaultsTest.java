package dev.talos.storage.sql;

import dev.talos.testing.DatabaseProcess;
import dev.talos.testing.MariaDbProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

final class MariaDbFaultsTest extends ServerFaultsContract {

    @Override
    DatabaseProcess startProcess() {
        return MariaDbProcess.start();
    }

    @Override
    void closeConnections() {
        List<String> kills = new ArrayList<>();
        try (Connection connection = process().connect("");
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT id FROM information_schema.processlist WHERE db LIKE 'faults%'")) {
            while (rows.next()) {
                kills.add("KILL " + rows.getLong(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        process().execute("", kills.toArray(String[]::new));
    }
}
