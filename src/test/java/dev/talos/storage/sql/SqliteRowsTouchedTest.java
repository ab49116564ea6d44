package dev.talos.storage.sql;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;

/** How many steps the virtual machine of SQLite took, by those that it takes for an entry of an index. */
class SqliteRowsTouchedTest extends QueryPlanContract {

    private static final int COUNTED_STEPS = 10;

    /** For an entry of an index. */
    private static final long STEPS_OF_ENTRY = 14;

    @TempDir
    private static Path directory = Path.of("");

    private static Path file() {
        return directory.resolve("keys.db");
    }

    @Override
    Dialect newDatabase() {
        SqliteTesting.migrated(file()).close();
        return new SqliteDialect(file());
    }

    @Override
    long wholeRows() {
        return 5;
    }

    @Override
    void populate() throws SQLException {
        try (Connection connection =
                        SqlitePragmas.dataSource(file(), Dialect.Access.WRITE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    WITH RECURSIVE series(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < %1$d),
                        tenants(tenant) AS (VALUES (0), (1), (2), (3), (4))
                    INSERT INTO api_keys (network_id, key_id, kind, digest, secret_id, request_id, name, actor_id,
                        scopes, metadata, visibility, create_time, update_time, expire_time, revoke_time,
                        revocation_reason, allowed_cidrs)
                    SELECT unhex(printf('%%032x', tenant)), unhex(printf('%%032x', i)), 2, unhex(printf('%%064x', i)), 7,
                        CASE WHEN tenant = 0 THEN 'request ' || i END, 'name ' || i,
                        CASE WHEN tenant = 0 THEN 'actor ' || (i %% 100) ELSE 'only' END, '[]', '{}', 1, i * 1000,
                        i * 1000, %2$s, %3$s, %4$s, '[]'
                    FROM tenants CROSS JOIN series WHERE tenant = 0 OR i <= %5$d""".formatted(
                            keys(),
                            PlanData.EXPIRE_TIME.formatted(hostileKeys() / 2),
                            PlanData.REVOKE_TIME,
                            PlanData.REASON,
                            hostileKeys()));
            statement.executeUpdate(
                    "INSERT INTO key_counts SELECT network_id, count(*) FROM api_keys GROUP BY network_id");
        }
    }

    @Override
    byte[] keyId(int number) {
        return ByteBuffer.allocate(16).putInt(12, number).array();
    }

    @Override
    byte[] digest(int number) {
        return ByteBuffer.allocate(32).putInt(28, number).array();
    }

    @Override
    long touched(Connection connection, Work work) throws SQLException {
        AtomicLong counted = new AtomicLong();
        ProgressHandler.setHandler(connection, COUNTED_STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                counted.incrementAndGet();
                return 0;
            }
        });
        try {
            work.run(new Session(connection));
        } finally {
            ProgressHandler.clearHandler(connection);
        }
        return counted.get() * COUNTED_STEPS / STEPS_OF_ENTRY;
    }
}
