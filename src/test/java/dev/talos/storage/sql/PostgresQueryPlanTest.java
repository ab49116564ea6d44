package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talos.model.KeyKind;
import dev.talos.testing.DatabaseServers;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What EXPLAIN ANALYZE of PostgreSQL says of each statement. */
class PostgresQueryPlanTest extends QueryPlanContract {

    private static final ClassLoader LOADER = Dialect.class.getClassLoader();

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
        AtomicLong rows = new AtomicLong();
        InvocationHandler explaining =
                (_, method, arguments) -> method.getName().equals("prepareStatement")
                        ? explained(connection, (String) arguments[0], rows)
                        : call(connection, method, arguments);
        work.run(new Session(
                (Connection) Proxy.newProxyInstance(LOADER, new Class<?>[] {Connection.class}, explaining)));
        return rows.get();
    }

    /** A statement that is explained each time before it is run. */
    private static Object explained(Connection connection, String sql, AtomicLong rows) throws SQLException {
        PreparedStatement real = connection.prepareStatement(sql);
        PreparedStatement explain = connection.prepareStatement("EXPLAIN (ANALYZE, FORMAT JSON) " + sql);
        InvocationHandler both = (_, method, arguments) -> {
            if (method.getName().startsWith("set")) {
                call(explain, method, arguments);
            } else if (method.getName().equals("executeQuery")) {
                rows.addAndGet(rows(explain));
            }
            return call(real, method, arguments);
        };
        return Proxy.newProxyInstance(LOADER, new Class<?>[] {PreparedStatement.class}, both);
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static long rows(PreparedStatement explain) throws SQLException {
        try (ResultSet answer = explain.executeQuery()) {
            answer.next();
            return rows(new ObjectMapper().readTree(answer.getString(1)).at("/0/Plan"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_lookup_by_id_of_a_kind_that_the_statistics_do_not_know_touches_one_key() throws SQLException {
        long rows = touchedBy(
                KeyUpdate.SELECT,
                parameters ->
                        parameters.bytes(ORDINARY.toBytes()).bytes(keyId(17)).number(KeyCodes.of(KeyKind.ISSUED)));
        assertThat(rows).isLessThanOrEqualTo(1);
    }

    /** Adds up what the nodes at the bottom looked at; those above pass it on. */
    private static long rows(JsonNode node) {
        long below = node.path("Plans")
                .valueStream()
                .mapToLong(PostgresQueryPlanTest::rows)
                .sum();
        if (!node.path("Plans").isEmpty()) {
            return below;
        }
        double seen = node.path("Actual Rows").asDouble()
                + node.path("Rows Removed by Filter").asDouble()
                + node.path("Rows Removed by Index Recheck").asDouble();
        return Math.round(seen * node.path("Actual Loops").asDouble());
    }
}
