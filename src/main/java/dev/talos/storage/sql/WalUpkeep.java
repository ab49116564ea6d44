package dev.talos.storage.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the write-ahead log when nobody writes. Checkpoints on the way are few, as they are what limits an import;
 * without this a log of some hundred megabytes would stay for good, and slow down the next start after a crash.
 */
final class WalUpkeep implements Dialect.Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(WalUpkeep.class);

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final long SMALL_BYTES = 8 << 20;

    private final Path file;
    private final Path wal;

    // Its own thread: a checkpoint keeps whatever thread it runs on for as long as it takes.
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sqlite-checkpoint").daemon().factory());

    private Object seen = "";

    WalUpkeep(Path file) {
        this.file = file;
        this.wal = file.resolveSibling(file.getFileName() + "-wal");
        var _ = worker.scheduleWithFixedDelay(
                this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void look() {
        try {
            if (!Files.exists(wal) || Files.size(wal) <= SMALL_BYTES) {
                return;
            }
            Object now = Files.getLastModifiedTime(wal);
            if (now.equals(seen)) {
                empty();
            }
            seen = now;
        } catch (IOException | SQLException e) {
            LOG.debug("the write-ahead log stays as it is for now", e);
        } catch (RuntimeException e) {
            LOG.error("the write-ahead log stays as it is for now", e); // thrown, it would end the looks for good
        }
    }

    private void empty() throws SQLException {
        try (Connection connection =
                        SqlitePragmas.dataSource(file, Dialect.Access.WRITE).getConnection();
                Statement statement = connection.createStatement()) {
            // The first lets writers go on and does the work; the second shuts them out and finds little to do.
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
