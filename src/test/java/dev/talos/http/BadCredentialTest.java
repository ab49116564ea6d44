package dev.talos.http;

import static dev.talos.testing.ApiClient.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.crypto.JwkKind;
import dev.talos.crypto.Signatures;
import dev.talos.crypto.SigningKey;
import dev.talos.service.Trust;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.Forgeries;
import dev.talos.testing.JwkSets;
import dev.talos.testing.Tokens;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that were made to break something: each has its documented answer. */
class BadCredentialTest extends HttpTest {

    private final SigningKey key = JwkSets.signingKey(Signatures.fastest(), JwkKind.EDDSA);
    private Trust before;

    @BeforeEach
    void trust_a_known_key() {
        before = server.trust();
        server.trust(new Trust(
                before.ring(),
                JwkSets.read(Signatures.fastest(), JwkSets.privateJwk(JwkKind.EDDSA)),
                before.settings()));
    }

    @AfterEach
    void restore() {
        server.trust(before);
    }

    private ObjectNode claims() {
        return Tokens.claims(server.now());
    }

    private String signed(ObjectNode claims) {
        return Tokens.signed(key, claims.toString()).expose();
    }

    @Test
    void each_forgery_has_its_code() {
        assertThat(Forgeries.of(JwkKind.EDDSA, key, signed(claims())))
                .allSatisfy((what, token) -> assertThat(client.verdict(token)).isEqualTo(what.split(" ", 2)[0]));
    }

    @Test
    void a_token_cut_off_anywhere_is_never_valid() {
        String good = signed(claims());

        assertThat(IntStream.range(1, good.length()).mapToObj(length -> good.substring(0, length)))
                .allSatisfy(token ->
                        assertThat(client.verdict(token)).isIn("NOT_FOUND", "INVALID_FORMAT", "SIGNATURE_INVALID"));
    }

    @Test
    void a_token_with_one_bit_turned_is_never_valid() {
        String good = signed(claims());

        assertThat(IntStream.range(0, good.length())
                        .mapToObj(i ->
                                good.substring(0, i) + (char) (good.charAt(i) ^ 1 << i % 7) + good.substring(i + 1)))
                .allSatisfy(token ->
                        assertThat(client.verdict(token)).isIn("NOT_FOUND", "INVALID_FORMAT", "SIGNATURE_INVALID"));
    }

    @Test
    void a_token_of_another_tenant_is_not_found() {
        assertThat(client.verdict(signed(claims().put("nid", new UUID(0, 7).toString()))))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void a_token_a_second_past_its_end_and_the_skew_has_expired() {
        long end = server.now().minus(before.clockSkew()).minusSeconds(1).getEpochSecond();

        assertThat(client.verdict(signed(claims().put("exp", end)))).isEqualTo("EXPIRED");
    }

    @Test
    void a_token_from_the_future_has_the_code_of_what_makes_no_sense() {
        long start = server.now().plus(before.clockSkew()).plusSeconds(2).getEpochSecond();

        assertThat(client.verdict(signed(claims().put("nbf", start)))).isEqualTo("INVALID_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-1", "1.5", "\"1800000000\"", "1e400", "null"})
    void an_end_that_is_no_second_makes_no_sense(String end) {
        String claims =
                "{\"exp\":" + end + "," + claims().without("exp").toString().substring(1);

        assertThat(client.verdict(Tokens.signed(key, claims).expose())).isEqualTo("INVALID_FORMAT");
    }

    @Test
    void twelve_kilobytes_of_claims_are_valid() {
        ObjectNode claims = claims().put("fill", "");
        claims.put("fill", "x".repeat(12_000 - claims.toString().length()));

        assertThat(client.verdict(signed(claims))).isEqualTo("valid");
    }

    @Test
    void a_token_beyond_16_kib_is_a_400_that_names_the_limit() {
        Answer answer = client.verify(signed(claims().put("fill", "x".repeat(13_000))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("credential").contains("16");
    }

    @Test
    void claims_that_are_not_utf_8_make_no_sense() {
        byte[] claims = {'{', '"', (byte) 0xc3};

        assertThat(client.verdict(Tokens.signed(key, claims).expose())).isEqualTo("INVALID_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 3_000})
    void a_macaroon_with_too_many_caveats_makes_no_sense(int caveats) {
        byte[] caveat = {2, 0, 0};
        byte[] bytes = new byte[4 + caveats * caveat.length + 3 + 32];
        System.arraycopy(new byte[] {2, 2, 0, 0}, 0, bytes, 0, 4);
        for (int i = 0; i < caveats; i++) {
            System.arraycopy(caveat, 0, bytes, 4 + i * caveat.length, caveat.length);
        }
        System.arraycopy(new byte[] {0, 6, 32}, 0, bytes, bytes.length - 35, 3);

        assertThat(client.verdict("mc_v1_" + Tokens.encode(bytes))).isEqualTo("INVALID_FORMAT");
    }

    @Test
    void ten_thousand_caveats_are_beyond_16_kib() {
        assertThat(client.verify("mc_v1_" + Tokens.encode(new byte[30_000])).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "O", "I", "l"})
    void a_letter_that_base58_does_not_have_is_not_found(String letter) {
        String secret = client.issued(object().put("name", "a key").put("actor_id", "someone"))
                .text("secret");

        assertThat(client.verdict(secret.substring(0, secret.length() - 1) + letter))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void an_issued_key_cut_off_anywhere_is_not_found() {
        String secret = client.issued(object().put("name", "a key").put("actor_id", "someone"))
                .text("secret");

        assertThat(IntStream.range(1, secret.length()).mapToObj(length -> secret.substring(0, length)))
                .allSatisfy(cut -> assertThat(client.verdict(cut)).isEqualTo("NOT_FOUND"));
    }

    @Test
    void a_depth_bomb_makes_no_sense() {
        String claims = "{\"deep\":" + "[".repeat(5_000) + "]".repeat(5_000) + ","
                + claims().toString().substring(1);

        assertThat(client.verdict(Tokens.signed(key, claims.getBytes(UTF_8)).expose()))
                .isEqualTo("INVALID_FORMAT");
    }
}
