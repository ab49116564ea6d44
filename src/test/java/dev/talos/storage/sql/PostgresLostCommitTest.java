package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.DatabaseServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class PostgresLostCommitTest extends LostCommitContract {

    PostgresLostCommitTest() {
        super(DatabaseServers.POSTGRES);
    }

    @Test
    void a_commit_that_is_cancelled_is_looked_for() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SEQUENCE commits");
            statement.execute("CREATE FUNCTION first_is_cancelled() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN IF nextval(''commits'') = 1 THEN"
                    + " RAISE ''cancelled'' USING ERRCODE = ''57014''; END IF; RETURN NULL; END'");
            statement.execute("CREATE CONSTRAINT TRIGGER cancelled AFTER INSERT ON api_keys"
                    + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION first_is_cancelled()");
            try {
                assertThat(issuedVerdict()).isEqualTo("valid");
            } finally {
                statement.execute("DROP TRIGGER cancelled ON api_keys");
            }
        }
    }
}
