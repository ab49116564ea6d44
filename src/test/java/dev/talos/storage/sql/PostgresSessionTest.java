package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.DatabaseServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How sessions on PostgreSQL are set, whatever the database is set to. */
final class PostgresSessionTest {

    private final String database = DatabaseServers.POSTGRES.newDatabase();

    @ParameterizedTest
    @EnumSource
    void nothing_is_compiled(Dialect.Access access) throws SQLException {
        DatabaseServers.POSTGRES.process().execute(database, "ALTER DATABASE " + database + " SET jit = on");
        Dialect dialect = ServerTesting.settings(
                        DatabaseServers.POSTGRES.process().dsn(database))
                .target()
                .dialect();
        try (Connection connection = dialect.connections(access).getConnection();
                Statement statement = connection.createStatement();
                ResultSet jit = statement.executeQuery("SHOW jit")) {
            assertThat(jit.next()).isTrue();
            assertThat(jit.getString(1)).isEqualTo("off");
        }
    }
}
