package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What EXPLAIN of MariaDB says, and how many rows its storage engine was asked for. */
class MariaDbQueryPlanTest extends QueryPlanContract {

    @Override
    DatabaseServers server() {
        return DatabaseServers.MARIADB;
    }

    @Override
    int keys() {
        return 20_000;
    }

    @Override
    String[] populate() {
        return new String[] {
            """
            INSERT INTO api_keys (network_id, key_id, kind, digest, secret_id, request_id, name, actor_id, scopes,
                metadata, visibility, create_time, update_time, expire_time, revoke_time, revocation_reason,
                allowed_cidrs)
            SELECT REPEAT(CHAR(0), 16), UNHEX(MD5(seq)), 2, UNHEX(SHA2(seq, 256)), 7,
                CONCAT('request ', seq), CONCAT('name ', seq), CONCAT('actor ', seq %% 100), '[]', '{}', 1, seq * 1000,
                seq * 1000, IF(seq %% 10 = 3, seq * 1000 + 1, NULL), IF(seq %% 20 = 1, seq * 1000 + 1, NULL),
                IF(seq %% 20 = 1, 0, NULL), '[]'
            FROM seq_1_to_%d""".formatted(keys()),
            "INSERT INTO key_counts SELECT network_id, count(*) FROM api_keys GROUP BY network_id",
            "ANALYZE TABLE api_keys"
        };
    }

    @Override
    Plan explain(Connection connection, String sql, Filler filler) throws SQLException {
        String index;
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
            filler.fill(new Parameters(statement));
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                index = String.valueOf(answer.getString("key"));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql);
                Statement status = connection.createStatement()) {
            filler.fill(new Parameters(statement));
            status.execute("FLUSH STATUS");
            statement.executeQuery().close();
            try (ResultSet counts = status.executeQuery("SHOW SESSION STATUS WHERE Variable_name IN"
                    + " ('Handler_read_key', 'Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd',"
                    + " 'Handler_read_rnd_next', 'Handler_read_last', 'Handler_read_first')")) {
                long rows = 0;
                while (counts.next()) {
                    rows += counts.getLong(2);
                }
                return new Plan(index, rows);
            }
        }
    }
}
