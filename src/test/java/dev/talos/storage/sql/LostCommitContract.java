package dev.talos.storage.sql;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.ISSUED;
import static dev.talos.testing.ApiClient.batch;
import static dev.talos.testing.ApiClient.key;
import static dev.talos.testing.ApiClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.service.QuotaSettings;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.CommitLosingProxy;
import dev.talos.testing.CommitLosingProxy.Fate;
import dev.talos.testing.DatabaseServers;
import dev.talos.testing.Eventually;
import dev.talos.testing.TestServer;
import dev.talos.testing.Timed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers are told of changes whose connection to the database breaks when COMMIT has been sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LostCommitContract {

    private static final int BATCH = 300;

    private static final Duration WAIT = Duration.ofMillis(2300);

    /** Two seconds, and what a machine with more to do than it can needs to notice. */
    private static final Duration LONGEST = Duration.ofMillis(2600);

    private final CommitLosingProxy proxy;
    private final DatabaseSettings settings;
    private final TestServer server;
    private final ApiClient client;

    LostCommitContract(DatabaseServers servers) {
        int port = servers.process().port();
        proxy = new CommitLosingProxy(port);
        String dsn = ServerTesting.migratedDsn(servers);
        settings = ServerTesting.settings(dsn);
        server = TestServer.on(dsn.replace(":" + port, ":" + proxy.port()));
        client = new ApiClient(server.url());
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
        proxy.close();
    }

    @AfterEach
    void mend() {
        assertThat(proxy.isArmed()).as("no COMMIT came").isFalse();
        proxy.open();
        server.quota(new QuotaSettings(null));
    }

    private void reopen() {
        proxy.open();
        Eventually.await(() -> client.get("/health/ready").status() == 200);
    }

    private static String someRawKey() {
        return "raw " + UUID.randomUUID();
    }

    private static ObjectNode newKey() {
        return object().put("name", "a key").put("actor_id", UUID.randomUUID().toString());
    }

    private static String id(Answer issued) {
        return issued.json().at("/issued_api_key/key_id").asText();
    }

    private Answer rotate(Answer issued) {
        return client.post(ISSUED + "/" + id(issued) + ":rotate", "");
    }

    /** Not by way of the proxy. */
    final Connection connect() throws SQLException {
        return settings.target().dialect().connections(Dialect.Access.UNHURRIED).getConnection();
    }

    /** Of a key that is issued now. */
    final String issuedVerdict() {
        return client.verdict(client.issued(newKey()).text("secret"));
    }

    private long unrevoked() {
        try (Connection connection = connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM api_keys WHERE revoke_time IS NULL")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_rotation_answers_with_a_secret_that_works(Fate commit) {
        Answer old = client.issued(newKey());
        proxy.onNextCommit(commit);
        Answer rotated = rotate(old);
        assertThat(List.of(client.verdict(rotated.text("secret")), client.verdict(old.text("secret"))))
                .containsExactly("valid", "REVOKED");
    }

    @ParameterizedTest
    @EnumSource
    void a_key_is_issued_once_and_its_secret_shown(Fate commit) {
        ObjectNode request = newKey();
        proxy.onNextCommit(commit);
        Answer issued = client.issued(request);
        assertThat(client.verdict(issued.text("secret"))).isEqualTo("valid");
        Answer all = client.get(
                ISSUED + "?filter=actor_id%3D%22" + request.get("actor_id").asText() + "%22");
        assertThat(all.json().at("/issued_api_keys")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void the_last_key_that_the_quota_allows_is_issued_and_counted_once(Fate commit) {
        server.quota(new QuotaSettings(unrevoked() + 1));
        proxy.onNextCommit(commit);
        client.issued(newKey());
        assertThat(client.post(ISSUED, newKey()).reason()).isEqualTo("API_KEY_QUOTA_EXCEEDED");
    }

    /** Longer than a COMMIT that was not answered is looked for. */
    private void keepWaiting() throws SQLException {
        Connection other = connect();
        other.setAutoCommit(false);
        ResultSet _ = other.createStatement().executeQuery("SELECT unrevoked FROM key_counts FOR UPDATE");
        CompletableFuture.delayedExecutor(WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    try (other) {
                        other.commit();
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_waited_long_for_others_is_issued_and_its_secret_shown(Fate commit) throws SQLException {
        client.issued(newKey());
        ObjectNode request = newKey();
        proxy.onNextCommit(commit);
        keepWaiting();
        assertThat(client.verdict(client.issued(request).text("secret"))).isEqualTo("valid");
    }

    @ParameterizedTest
    @EnumSource
    void an_import_is_told_as_done(Fate commit) {
        String rawKey = someRawKey();
        proxy.onNextCommit(commit);
        String id = client.imported(rawKey);
        assertThat(client.verify(rawKey).text("key_id")).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void each_key_of_a_batch_is_told_as_imported(Fate commit) {
        List<ObjectNode> items = IntStream.range(0, BATCH)
                .mapToObj(i -> i % 2 == 0
                        ? key(someRawKey())
                        : key(someRawKey()).put("request_id", UUID.randomUUID().toString()))
                .toList();
        proxy.onNextCommit(commit);
        Answer answer = client.post(IMPORTED + ":batchImport", batch(items));
        assertThat(answer.json().at("/success_count").asInt()).isEqualTo(BATCH);
    }

    @ParameterizedTest
    @EnumSource
    void an_update_is_told_as_done(Fate commit) {
        String path = IMPORTED + "/" + client.imported(someRawKey());
        proxy.onNextCommit(commit);
        Answer updated = client.patch(path, object().put("name", "new"));
        assertThat(updated.text("name")).isEqualTo("new");
        assertThat(client.get(path).json()).isEqualTo(updated.json());
    }

    @ParameterizedTest
    @EnumSource
    void a_revocation_is_told_as_done(Fate commit) {
        String rawKey = someRawKey();
        String path = IMPORTED + "/" + client.imported(rawKey);
        proxy.onNextCommit(commit);
        assertThat(client.post(path + ":revoke", object()).status()).isEqualTo(204);
        assertThat(client.verdict(rawKey)).isEqualTo("REVOKED");
    }

    @ParameterizedTest
    @EnumSource
    void a_deletion_is_told_as_done(Fate commit) {
        String path = IMPORTED + "/" + client.imported(someRawKey());
        proxy.onNextCommit(commit);
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @Test
    void a_change_that_cannot_be_looked_for_is_a_504_and_found_by_its_request_id() {
        ObjectNode request = newKey().put("request_id", UUID.randomUUID().toString());
        proxy.onNextCommitShut(Fate.ANSWER_LOST);
        Answer answer = client.post(ISSUED, request);
        assertThat(answer.reason()).isEqualTo("GATEWAY_TIMEOUT");
        assertThat(answer.message()).contains("may be stored or not");

        reopen();
        Answer again = client.post(ISSUED, request);
        assertThat(again.text("secret")).isEmpty();
        assertThat(client.get(ISSUED + "/" + id(again)).status()).isEqualTo(200);
    }

    @Test
    void a_change_that_cannot_be_looked_for_is_told_so_in_time() {
        proxy.onNextCommitShut(Fate.ANSWER_LOST);
        Timed answer = Timed.of(() -> client.post(ISSUED, newKey()));
        assertThat(answer.answer().reason()).isEqualTo("GATEWAY_TIMEOUT");
        assertThat(answer.took()).isLessThan(LONGEST);
        reopen();
    }

    @Test
    void a_rotation_that_cannot_be_looked_for_does_not_claim_that_nothing_was_changed() {
        Answer old = client.issued(newKey());
        proxy.onNextCommitShut(Fate.ANSWER_LOST);
        Answer answer = rotate(old);
        assertThat(answer.reason()).isEqualTo("GATEWAY_TIMEOUT");
        assertThat(answer.message()).contains("may be stored or not");

        reopen();
        assertThat(client.verdict(old.text("secret"))).isEqualTo("REVOKED");
    }
}
