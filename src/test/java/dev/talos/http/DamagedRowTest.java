package dev.talos.http;

import static dev.talos.testing.ApiClient.batch;
import static dev.talos.testing.ApiClient.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that makes no sense is a fault that its own key shows, and no other. */
class DamagedRowTest {

    private TestServer server;
    private ApiClient client;

    @BeforeEach
    void start(@TempDir Path directory) throws SQLException {
        Path file = directory.resolve("talos.db");
        server = TestServer.on("sqlite://" + file);
        client = new ApiClient(server.url());
        client.imported("sound");
        for (String damaged : List.of("damaged", "damaged too")) {
            ObjectNode limited = key(damaged);
            limited.putObject("rate_limit_policy").put("quota", "5").put("window", "1s");
            client.importKey(limited);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE api_keys SET rate_limit_window_nanos = 0 WHERE rate_limit_quota IS NOT NULL");
        }
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Answer verifyAll(String... credentials) {
        return client.post(
                "/v2alpha1/admin/apiKeys:batchVerify",
                batch(Stream.of(credentials)
                        .map(credential -> ApiClient.object().put("credential", credential))
                        .toList()));
    }

    private static String errorCode(Answer batch, int item) {
        return batch.json().at("/results/" + item + "/error_code").asText();
    }

    @Test
    void in_a_batch_the_key_is_told_to_be_unreadable() {
        assertThat(errorCode(verifyAll("sound", "damaged"), 1)).isEqualTo("VERIFICATION_ERROR_INTERNAL");
    }

    @Test
    void the_others_of_the_batch_get_their_verdicts() {
        Answer batch = verifyAll("damaged", "sound", "nobody's");

        assertThat(batch.json().at("/results/1/is_valid").asBoolean()).isTrue();
        assertThat(errorCode(batch, 2)).isEqualTo("VERIFICATION_ERROR_NOT_FOUND");
    }

    @Test
    void by_itself_the_key_is_a_500() {
        assertThat(client.verify("damaged").status()).isEqualTo(500);
    }

    @Test
    void a_batch_in_which_nothing_can_be_read_is_a_500() {
        assertThat(verifyAll("damaged", "damaged too").status()).isEqualTo(500);
    }
}
