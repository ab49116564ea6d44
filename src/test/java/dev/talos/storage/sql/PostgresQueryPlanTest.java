package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.KeyKind;
import dev.talos.testing.DatabaseServers;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What EXPLAIN ANALYZE of PostgreSQL says of each statement, once the planner knows the table. */
class PostgresQueryPlanTest extends QueryPlanContract {

    private final String database = DatabaseServers.POSTGRES.newDatabase();

    @Override
    Dialect newDatabase() {
        return ServerTesting.migratedDialect(DatabaseServers.POSTGRES, database);
    }

    /** Whether and when the planner learns of what is in the table. */
    String statistics() {
        return "ANALYZE";
    }

    @Override
    void populate() {
        DatabaseServers.POSTGRES
                .process()
                .execute(
                        database,
                        """
                        INSERT INTO api_keys (network_id, key_id, kind, digest, secret_id, request_id, name, actor_id,
                            scopes, metadata, visibility, create_time, update_time, expire_time, revoke_time,
                            revocation_reason, allowed_cidrs)
                        SELECT decode(lpad(to_hex(tenant), 32, '0'), 'hex'), decode(md5(i::text), 'hex'), 2,
                            sha256(i::text::bytea), 7, CASE WHEN tenant = 0 THEN 'request ' || i END, 'name ' || i,
                            CASE WHEN tenant = 0 THEN 'actor ' || i %% 100 ELSE 'only' END, '[]', '{}', 1, i * 1000,
                            i * 1000, %s, %s, %s, '[]'
                        FROM generate_series(0, 4) tenant, generate_series(1::bigint, %d) i
                        WHERE tenant = 0 OR i <= %d
                        ORDER BY tenant, i""".formatted(
                                        PlanData.EXPIRE_TIME.formatted(hostileKeys() / 2),
                                        PlanData.REVOKE_TIME,
                                        PlanData.REASON,
                                        keys(),
                                        hostileKeys()),
                        "INSERT INTO key_counts SELECT network_id, count(*) FROM api_keys GROUP BY network_id",
                        statistics());
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
        return ExplainAnalyze.of(connection, work).rows();
    }

    @Test
    void a_lookup_by_id_of_a_kind_that_the_statistics_do_not_know_touches_one_key() throws SQLException {
        long rows = touchedBy(
                ServerTesting.settings(DatabaseServers.POSTGRES.process().dsn(database))
                        .target()
                        .dialect()
                        .ofAnyTenant(KeyUpdate.SELECT),
                parameters ->
                        parameters.bytes(ORDINARY.toBytes()).bytes(keyId(17)).number(KeyCodes.of(KeyKind.ISSUED)));
        assertThat(rows).isLessThanOrEqualTo(1);
    }
}
