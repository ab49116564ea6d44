package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.testing.DatabaseServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What EXPLAIN ANALYZE of PostgreSQL says. */
class PostgresQueryPlanTest extends QueryPlanContract {

    @Override
    DatabaseServers server() {
        return DatabaseServers.POSTGRES;
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
            SELECT decode(repeat('00', 16), 'hex'), decode(md5(i::text), 'hex'), 2, sha256(i::text::bytea), 7,
                'request ' || i, 'name ' || i, 'actor ' || i %% 100, '[]', '{}', 1, i * 1000, i * 1000,
                CASE WHEN i %% 10 = 3 THEN i * 1000 + 1 END, CASE WHEN i %% 20 = 1 THEN i * 1000 + 1 END,
                CASE WHEN i %% 20 = 1 THEN 0 END, '[]'
            FROM generate_series(1::bigint, %d) i""".formatted(keys()),
            "INSERT INTO key_counts SELECT network_id, count(*) FROM api_keys GROUP BY network_id",
            "ANALYZE"
        };
    }

    @Override
    Plan explain(Connection connection, String sql, Filler filler) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN (ANALYZE, FORMAT JSON) " + sql)) {
            filler.fill(new Parameters(statement));
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return read(new ObjectMapper().readTree(answer.getString(1)).at("/0/Plan"));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void a_lookup_by_id_of_a_kind_that_the_statistics_do_not_know_is_read_off_the_index_of_ids() throws SQLException {
        Plan plan = plan(
                KeyUpdate.SELECT,
                parameters -> parameters
                        .bytes(NetworkId.NIL.toBytes())
                        .bytes(hash("MD5", 17))
                        .number(KeyCodes.of(KeyKind.ISSUED)));
        assertThat(plan.index()).contains(idIndex());
    }

    /** Adds up what the nodes at the bottom looked at; those above pass it on. */
    private static Plan read(JsonNode node) {
        String index = node.path("Index Name").asText();
        long rows = 0;
        if (node.path("Plans").isEmpty()) {
            double seen = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            rows = Math.round(seen * node.path("Actual Loops").asDouble());
        }
        for (JsonNode child : node.path("Plans")) {
            Plan below = read(child);
            index += " " + below.index();
            rows += below.rows();
        }
        return new Plan(index, rows);
    }
}
