package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How many rows the storage engine of MariaDB was asked for. */
class MariaDbQueryPlanTest extends QueryPlanContract {

    private final String database = DatabaseServers.MARIADB.newDatabase();

    @Override
    Dialect newDatabase() {
        return ServerTesting.migratedDialect(DatabaseServers.MARIADB, database);
    }

    @Override
    void populate() {
        DatabaseServers.MARIADB
                .process()
                .execute(
                        database,
                        """
                        INSERT INTO api_keys (network_id, key_id, kind, digest, secret_id, request_id, name, actor_id,
                            scopes, metadata, visibility, create_time, update_time, expire_time, revoke_time,
                            revocation_reason, allowed_cidrs)
                        SELECT UNHEX(LPAD(HEX(tenant), 32, '0')), UNHEX(MD5(i)), 2, UNHEX(SHA2(i, 256)), 7,
                            IF(tenant = 0, CONCAT('request ', i), NULL), CONCAT('name ', i),
                            IF(tenant = 0, CONCAT('actor ', i %% 100), 'only'), '[]', '{}', 1, i * 1000, i * 1000,
                            %s, %s, %s, '[]'
                        FROM (SELECT i.seq AS i, t.seq AS tenant FROM seq_0_to_4 t JOIN seq_1_to_%d i) keys_to_be
                        WHERE tenant = 0 OR i <= %d
                        ORDER BY tenant, i""".formatted(
                                        PlanData.EXPIRE_TIME.formatted(hostileKeys() / 2),
                                        PlanData.REVOKE_TIME,
                                        PlanData.REASON,
                                        keys(),
                                        hostileKeys()),
                        "INSERT INTO key_counts SELECT network_id, count(*) FROM api_keys GROUP BY network_id",
                        "ANALYZE TABLE api_keys");
    }

    @Override
    byte[] keyId(int number) {
        return PlanData.hash("MD5", number);
    }

    @Override
    byte[] digest(int number) {
        return PlanData.hash("SHA-256", number);
    }

    @Override
    long touched(Connection connection, Work work) throws SQLException {
        try (Statement status = connection.createStatement()) {
            status.execute("FLUSH STATUS");
            work.run(new Session(connection));
            try (ResultSet counts = status.executeQuery("SHOW SESSION STATUS WHERE Variable_name IN"
                    + " ('Handler_read_key', 'Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd',"
                    + " 'Handler_read_rnd_next', 'Handler_read_last', 'Handler_read_first')")) {
                long rows = 0;
                while (counts.next()) {
                    rows += counts.getLong(2);
                }
                return rows;
            }
        }
    }
}
