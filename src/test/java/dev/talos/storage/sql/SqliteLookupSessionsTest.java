package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLookupSessionsTest {

    private static final PoolSettings ONE = new PoolSettings(1, 0, Duration.ZERO, Duration.ZERO);

    @TempDir
    private Path directory;

    private Sessions sessions;

    @BeforeEach
    void open() throws IOException {
        SqliteDialect dialect = new SqliteDialect(directory.resolve("talos.db"));
        dialect.create();
        sessions = new Sessions(dialect, ONE);
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    /** In KiB. */
    private static int cache(Session session) throws SQLException {
        try (ResultSet row = session.prepare("PRAGMA cache_size").executeQuery()) {
            row.next();
            return -row.getInt(1);
        }
    }

    @Test
    void a_key_is_looked_up_while_all_other_readers_are_busy() {
        int found = sessions.read(_ -> sessions.lookUp(_ -> 1));

        assertThat(found).isEqualTo(1);
    }

    @Test
    void lookups_keep_more_pages_in_memory_than_other_reads() {
        int others = sessions.read(SqliteLookupSessionsTest::cache);

        assertThat(sessions.lookUp(SqliteLookupSessionsTest::cache)).isGreaterThan(others);
    }

    @Test
    void there_are_no_more_lookups_at_once_than_connections_are_allowed() {
        assertThat(ONE.withAtMost(4).maxConns()).isEqualTo(1);
    }
}
