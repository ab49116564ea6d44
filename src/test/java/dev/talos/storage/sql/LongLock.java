package dev.talos.storage.sql;

import static dev.talos.testing.ApiClient.IMPORTED;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient;
import dev.talos.testing.DatabaseServers;
import dev.talos.testing.TestServer;
import dev.talos.testing.Timed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody else who locks every key of a database for long, and what callers of Talos saw of it.
 *
 * @param changes while it was locked
 * @param verifications while it was locked
 * @param changeAfter as soon as it was not
 */
record LongLock(String database, List<Timed> changes, List<Timed> verifications, Timed changeAfter) {

    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Returns when it is over. */
    static LongLock lived(String database, DatabaseServers servers) {
        String dsn = ServerTesting.migratedDsn(servers);
        try (TestServer server = TestServer.on(dsn);
                ApiClient client = new ApiClient(server.url())) {
            String path = IMPORTED + "/" + client.imported("known");
            ObjectNode change = ApiClient.object().put("name", "new");
            List<Timed> changes = new ArrayList<>();
            List<Timed> verifications = new ArrayList<>();
            try (Connection other = ServerTesting.lockAll(dsn)) {
                long end = System.nanoTime() + TIME.toNanos();
                while (System.nanoTime() < end) {
                    changes.add(Timed.of(() -> client.patch(path, change)));
                    verifications.add(Timed.of(() -> client.verify("known")));
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                other.rollback();
            }
            return new LongLock(database, changes, verifications, Timed.of(() -> client.patch(path, change)));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return database;
    }
}
