package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.batch;
import static dev.talos.testing.ApiClient.key;
import static dev.talos.testing.ApiClient.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports of digests over HTTP. */
class HashedKeyTest extends HttpTest {

    private static final String BATCH = IMPORTED + ":batchImport";

    /** Made by libxcrypt. */
    private static final String BCRYPT = "$2b$04$abcdefghijklmnopqrstuukk0rEGVQ9zwD/RL8novXOYfPvZRCD06";

    private static ObjectNode hashed(ObjectNode hashedKey) {
        ObjectNode body = object().put("name", "a key").put("actor_id", "someone");
        body.set("hashed_key", hashedKey);
        return body;
    }

    private static ObjectNode sha256(String rawKey) {
        return hashed(
                object().put("algorithm", "sha256").put("digest", hex(rawKey)).put("encoding", "hex"));
    }

    private static ObjectNode bcrypt() {
        ObjectNode hashedKey = object().put("algorithm", "bcrypt").put("digest", BCRYPT);
        hashedKey.putObject("lookup").put("prefix", "sk_live_");
        return hashed(hashedKey);
    }

    private static byte[] digest(String rawKey) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(rawKey.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(String rawKey) {
        return HexFormat.of().formatHex(digest(rawKey));
    }

    @Test
    void a_key_of_which_a_digest_came_is_valid() {
        assertThat(client.importKey(sha256("hashed-1")).status()).isEqualTo(201);
        assertThat(client.verdict("hashed-1")).isEqualTo("valid");
        assertThat(client.verdict("hashed-1")).isEqualTo("valid");
    }

    @Test
    void the_encoding_is_recognised() {
        String base64 = Base64.getUrlEncoder().withoutPadding().encodeToString(digest("hashed-2"));
        client.importKey(hashed(object().put("algorithm", "sha256").put("digest", base64)));

        assertThat(client.verdict("hashed-2")).isEqualTo("valid");
    }

    @Test
    void a_part_of_a_key_may_be_what_was_hashed() {
        ObjectNode hashedKey = object().put("algorithm", "sha256").put("digest", hex("hashed-3"));
        client.importKey(hashed(hashedKey.put("part", "after_first:|")));

        assertThat(client.verdict("17|hashed-3")).isEqualTo("valid");
        assertThat(client.verdict("hashed-3")).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_keyed_digest_names_a_configured_secret() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("the key of the old store's digests".getBytes(UTF_8), "HmacSHA256"));
        String digest = HexFormat.of().formatHex(mac.doFinal("hashed-4".getBytes(UTF_8)));
        ObjectNode hashedKey = object().put("algorithm", "hmac-sha256").put("digest", digest);

        assertThat(client.importKey(hashed(hashedKey.put("secret", "old-api"))).status())
                .isEqualTo(201);
        assertThat(client.verdict("hashed-4")).isEqualTo("valid");
    }

    @Test
    void a_secret_that_is_not_configured_is_told_with_those_that_are() {
        Answer answer = client.importKey(hashed(
                object().put("algorithm", "hmac-sha256").put("digest", hex("x")).put("secret", "new-api")));

        assertThat(answer.faultyFields()).containsExactly("hashed_key.secret");
        assertThat(answer.message()).contains("old-api", "import.legacy_secrets");
    }

    @Test
    void a_key_with_a_salted_digest_is_valid() {
        assertThat(client.importKey(bcrypt()).status()).isEqualTo(201);
        assertThat(client.verdict("sk_live_bcrypt_0009")).isEqualTo("NOT_FOUND");
        assertThat(client.verdict("sk_live_bcrypt_0001")).isEqualTo("valid");
        assertThat(client.verdict(BCRYPT)).isEqualTo("NOT_FOUND");
    }

    @Test
    void the_digest_again_is_a_conflict_that_names_the_key() {
        String first = client.importKey(sha256("hashed-5")).text("key_id");
        Answer again = client.importKey(sha256("hashed-5"));

        assertThat(again.reason()).isEqualTo("API_KEY_EXISTS");
        assertThat(again.json().at("/error/details/0/metadata/key_id").asText()).isEqualTo(first);
    }

    static Stream<Arguments> faults() {
        ObjectNode good = object().put("algorithm", "sha256").put("digest", hex("never imported"));
        return Stream.of(
                Arguments.of(good.deepCopy().put("algorithm", "md5"), "hashed_key.algorithm"),
                Arguments.of(good.deepCopy().put("digest", "deadbeef"), "hashed_key.digest"),
                Arguments.of(good.deepCopy().put("digest", ""), "hashed_key.digest"),
                Arguments.of(good.deepCopy().put("digest", 7), "hashed_key.digest"),
                Arguments.of(good.deepCopy().put("digest", "x".repeat(513)), "hashed_key.digest"),
                Arguments.of(good.deepCopy().put("encoding", "base32"), "hashed_key.encoding"),
                Arguments.of(good.deepCopy().put("part", "before:|"), "hashed_key.part"),
                Arguments.of(good.deepCopy().put("salt", "x"), "hashed_key.salt"),
                Arguments.of(object().put("digest", hex("x")), "hashed_key.algorithm"),
                Arguments.of(object().put("algorithm", "sha256"), "hashed_key.digest"),
                Arguments.of(object().put("algorithm", "bcrypt").put("digest", BCRYPT), "hashed_key.lookup"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_is_wrong_is_named_and_no_digest_repeated(ObjectNode hashedKey, String field) {
        Answer answer = client.importKey(hashed(hashedKey));

        assertThat(answer.faultyFields()).containsExactly(field);
        assertThat(answer.json().toString()).doesNotContain(hex("never imported"), "deadbeef", BCRYPT);
    }

    @Test
    void a_hashed_key_that_is_no_object_is_told() {
        ObjectNode body = object().put("name", "a key").put("actor_id", "someone");

        assertThat(client.importKey(body.put("hashed_key", hex("x"))).faultyFields())
                .containsExactly("hashed_key");
    }

    @Test
    void a_raw_key_beside_it_is_told() {
        assertThat(client.importKey(sha256("x").put("raw_key", "x")).faultyFields())
                .containsExactly("hashed_key");
    }

    @Test
    void neither_of_the_two_is_told() {
        Answer answer = client.importKey(object().put("name", "a key").put("actor_id", "someone"));

        assertThat(answer.faultyFields()).containsExactly("raw_key");
        assertThat(answer.message()).contains("hashed_key");
    }

    @Test
    void a_batch_names_the_item_too() {
        ObjectNode bad = hashed(object().put("algorithm", "sha256").put("digest", "deadbeef"));
        JsonNode results = client.post(BATCH, batch(List.of(sha256("hashed-6"), key("raw-6"), bad)))
                .json()
                .get("results");

        assertThat(results.get(2).get("error_message").asText())
                .startsWith("requests[2].hashed_key.digest ")
                .doesNotContain("deadbeef");
        assertThat(client.verdict("hashed-6")).isEqualTo("valid");
    }

    @Test
    void a_seventeenth_key_with_one_lookup_is_refused() {
        List<ObjectNode> items = Stream.iterate(0, i -> i + 1)
                .limit(17)
                .map(i -> {
                    ObjectNode hashedKey = object().put("algorithm", "pbkdf2-sha256")
                            .put(
                                    "digest",
                                    "pbkdf2_sha256$1000$salt%04d$".formatted(i)
                                            + Base64.getEncoder().encodeToString(digest("s" + i)));
                    hashedKey.putObject("lookup").put("suffix", "same");
                    return hashed(hashedKey);
                })
                .toList();
        Answer answer = client.post(BATCH, batch(items));

        assertThat(answer.json().get("success_count").asInt()).isEqualTo(16);
        assertThat(answer.json().at("/results/16/error_code").asText()).endsWith("FAILED_PRECONDITION");
        assertThat(answer.json().at("/results/16/error_message").asText()).contains("lookup");
    }

    @Test
    @Timeout(10)
    void the_migration_counts_what_was_seen() throws InterruptedException {
        ObjectNode hashedKey = object().put("algorithm", "sha256").put("part", "after_last:#");
        client.importKey(hashed(hashedKey.deepCopy().put("digest", hex("m1"))));
        client.importKey(hashed(hashedKey.deepCopy().put("digest", hex("m2"))));
        assertThat(migration()).isEqualTo(counts(2, 0, 2));

        client.verify("id#m1");
        while (!migration().equals(counts(2, 1, 1))) {
            Thread.sleep(10);
        }
        assertThat(client.verdict("id#m1")).isEqualTo("valid");
    }

    private JsonNode migration() {
        return client.get(IMPORTED + ":migration")
                .json()
                .get("schemes")
                .valueStream()
                .filter(scheme -> scheme.get("scheme").asText().equals("sha256:after_last:#"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode counts(int imported, int seen, int neverSeen) {
        return ApiClient.object()
                .put("scheme", "sha256:after_last:#")
                .put("imported", String.valueOf(imported))
                .put("seen", String.valueOf(seen))
                .put("never_seen", String.valueOf(neverSeen));
    }
}
