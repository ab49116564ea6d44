package dev.talos.storage.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL touched, by its own word.
 *
 * @param rows and entries of indexes. Those entries are not among them that were passed over by a column behind one that
 *     there was no value for
 * @param blocks of tables and indexes, each as often as it was touched
 */
record ExplainAnalyze(long rows, long blocks) {

    private static final ClassLoader LOADER = Dialect.class.getClassLoader();

    /** Each query is run twice. Changes are made once, and only within a transaction. */
    static ExplainAnalyze of(Connection connection, QueryPlanContract.Work work) throws SQLException {
        List<JsonNode> plans = new ArrayList<>();
        InvocationHandler explaining =
                (_, method, arguments) -> method.getName().equals("prepareStatement")
                        ? explained(connection, (String) arguments[0], plans)
                        : call(connection, method, arguments);
        work.run(new Session(
                (Connection) Proxy.newProxyInstance(LOADER, new Class<?>[] {Connection.class}, explaining)));
        return new ExplainAnalyze(
                plans.stream().mapToLong(ExplainAnalyze::rows).sum(),
                plans.stream().mapToLong(ExplainAnalyze::blocks).sum());
    }

    /** A statement that is explained each time before it is run. */
    private static Object explained(Connection connection, String sql, List<JsonNode> plans) throws SQLException {
        PreparedStatement real = connection.prepareStatement(sql);
        PreparedStatement explain = connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql);
        InvocationHandler both = (_, method, arguments) -> {
            if (method.getName().startsWith("set")) {
                call(explain, method, arguments);
            } else if (method.getName().equals("executeQuery")) {
                plans.add(plan(explain));
            } else if (method.getName().equals("executeUpdate")) {
                Savepoint before = connection.setSavepoint();
                plans.add(plan(explain));
                connection.rollback(before);
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

    private static JsonNode plan(PreparedStatement explain) throws SQLException {
        try (ResultSet answer = explain.executeQuery()) {
            answer.next();
            return new ObjectMapper().readTree(answer.getString(1)).at("/0/Plan");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Adds up what the nodes at the bottom looked at; those above pass it on. */
    private static long rows(JsonNode node) {
        // What was asked for is no row of the database.
        if (node.path("Node Type").asText().equals("Function Scan")) {
            return 0;
        }
        List<JsonNode> below = node.path("Plans")
                .valueStream()
                .filter(plan -> !plan.path("Node Type").asText().equals("Result"))
                .toList();
        if (!below.isEmpty()) {
            return below.stream().mapToLong(ExplainAnalyze::rows).sum();
        }
        double seen = node.path("Actual Rows").asDouble()
                + node.path("Rows Removed by Filter").asDouble()
                + node.path("Rows Removed by Index Recheck").asDouble();
        return Math.round(seen * node.path("Actual Loops").asDouble());
    }

    private static long blocks(JsonNode plan) {
        return plan.path("Shared Hit Blocks").asLong()
                + plan.path("Shared Read Blocks").asLong();
    }
}
