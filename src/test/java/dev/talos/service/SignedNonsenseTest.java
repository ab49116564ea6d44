package dev.talos.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.credential.macaroon.Macaroon;
import dev.talos.credential.macaroon.MacaroonText;
import dev.talos.crypto.SigningKey;
import dev.talos.testing.Tokens;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What our own keys signed, and what we would still not have made; or what is not good here and now. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedNonsenseTest {

    enum Format {
        JWT {
            @Override
            String token(Bench bench, byte[] claims) {
                SigningKey key = bench.keySet.signingKey().orElseThrow();
                return Tokens.signed(key, claims).expose();
            }
        },
        MACAROON {
            @Override
            String token(Bench bench, byte[] claims) {
                Macaroon macaroon = Macaroon.mint(
                                bench.ring.current().macaroonRootKey(),
                                "https://talos.test",
                                "id".getBytes(UTF_8),
                                new String(claims, UTF_8))
                        .orElseThrow();
                return MacaroonText.write("mc", macaroon).expose();
            }
        };

        abstract String token(Bench bench, byte[] claims);
    }

    private Bench bench;

    @BeforeAll
    void open(@TempDir Path directory) {
        bench = new Bench(directory);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private Verdict verdict(Format format, String claims) {
        return bench.verdict(format.token(bench, claims.getBytes(UTF_8)));
    }

    private Verdict verdict(Format format, ObjectNode claims) {
        return verdict(format, claims.toString());
    }

    private ObjectNode claims() {
        return Tokens.claims(bench.now);
    }

    private static void assertNotUnderstood(Verdict verdict) {
        assertThat(verdict).isEqualTo(new Verdict.Unknown(VerificationError.INVALID_FORMAT));
    }

    private static void assertRefused(Verdict verdict, VerificationError error) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.RefusedToken.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
    }

    @ParameterizedTest
    @EnumSource
    void what_talos_would_say_is_valid(Format format) {
        assertThat(verdict(format, claims())).isInstanceOf(Verdict.ValidToken.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "JWT | 9223372036854775807",
                "JWT | -1",
                "JWT | 1.5",
                "JWT | \"1800000000\"",
                "JWT | null",
                "JWT | 1e400",
                "MACAROON | 9223372036854775807",
                "MACAROON | -1",
                "MACAROON | 1.5",
                "MACAROON | \"1800000000\"",
                "MACAROON | null",
                "MACAROON | 1e400"
            })
    void an_end_that_is_no_second_is_not_understood(Format format, String end) {
        String rest = claims().without("exp").toString().substring(1);

        assertNotUnderstood(verdict(format, "{\"exp\":" + end + "," + rest));
    }

    @ParameterizedTest
    @EnumSource
    void an_end_of_ten_thousand_digits_is_not_understood(Format format) {
        String rest = claims().without("exp").toString().substring(1);

        assertNotUnderstood(verdict(format, "{\"exp\":" + "9".repeat(10_000) + "," + rest));
    }

    @ParameterizedTest
    @EnumSource
    void a_claim_twice_is_not_understood(Format format) {
        assertNotUnderstood(verdict(
                format, "{\"act\":\"somebody else\"," + claims().toString().substring(1)));
    }

    @ParameterizedTest
    @EnumSource
    void a_token_for_another_audience_is_not_understood(Format format) {
        assertNotUnderstood(verdict(format, claims().put("aud", "elsewhere")));
    }

    @ParameterizedTest
    @EnumSource
    void a_depth_bomb_is_not_understood(Format format) {
        String rest = claims().toString().substring(1);

        assertNotUnderstood(verdict(format, "{\"deep\":" + "[".repeat(5_000) + "]".repeat(5_000) + "," + rest));
    }

    @Test
    void claims_that_are_not_utf_8_are_not_understood() {
        assertNotUnderstood(bench.verdict(Format.JWT.token(bench, HexFormat.of().parseHex("7b22c3"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"\"", "{", "{}"})
    void a_payload_that_is_no_claims_is_not_understood(String json) {
        assertNotUnderstood(verdict(Format.JWT, json));
        assertNotUnderstood(verdict(Format.MACAROON, json));
    }

    @ParameterizedTest
    @EnumSource
    void a_second_after_the_end_and_the_skew_it_has_expired(Format format) {
        long end =
                bench.now.minus(bench.trustSettings.clockSkew()).minusSeconds(1).getEpochSecond();

        assertRefused(verdict(format, claims().put("exp", end)), VerificationError.EXPIRED);
    }

    @ParameterizedTest
    @EnumSource
    void a_second_before_that_it_is_valid(Format format) {
        long end =
                bench.now.minus(bench.trustSettings.clockSkew()).plusSeconds(1).getEpochSecond();

        assertThat(verdict(format, claims().put("exp", end))).isInstanceOf(Verdict.ValidToken.class);
    }

    @ParameterizedTest
    @EnumSource
    void from_beyond_the_skew_it_is_not_valid_yet(Format format) {
        long start =
                bench.now.plus(bench.trustSettings.clockSkew()).plusSeconds(1).getEpochSecond();

        assertRefused(verdict(format, claims().put("nbf", start)), VerificationError.INVALID_FORMAT);
    }

    @ParameterizedTest
    @EnumSource
    void another_tenants_token_is_a_strangers(Format format) {
        String tenant = new UUID(0, 7).toString();

        assertThat(verdict(format, claims().put("nid", tenant)))
                .isEqualTo(new Verdict.Unknown(VerificationError.NOT_FOUND));
    }

    @ParameterizedTest
    @EnumSource
    void a_token_seen_before_is_asked_for_its_time_again(Format format) {
        String token = format.token(bench, claims().toString().getBytes(UTF_8));
        bench.verdict(token);
        bench.now = bench.now.plusSeconds(4000);
        try {
            assertRefused(bench.verdict(token), VerificationError.EXPIRED);
        } finally {
            bench.now = Bench.START;
        }
    }

    @ParameterizedTest
    @EnumSource
    void twelve_kilobytes_of_claims_are_valid(Format format) {
        ObjectNode claims = claims().put("fill", "");
        claims.put("fill", "x".repeat(12_000 - claims.toString().length()));

        assertThat(verdict(format, claims)).isInstanceOf(Verdict.ValidToken.class);
    }

    @ParameterizedTest
    @CsvSource({"JWT, NOT_FOUND", "MACAROON, INVALID_FORMAT"})
    void a_text_of_a_megabyte_is_looked_up_like_any_other(Format format, VerificationError error) {
        String token = format.token(bench, claims().toString().getBytes(UTF_8)) + "A".repeat(1 << 20);

        assertThat(bench.verdict(token)).isEqualTo(new Verdict.Unknown(error));
    }

    @Test
    void a_macaroon_with_ten_thousand_caveats_is_not_understood() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {2, 2, 1, 'x', 0});
        for (int i = 0; i < 10_000; i++) {
            bytes.writeBytes(new byte[] {2, 2, '{', '}', 0});
        }
        bytes.writeBytes(new byte[] {0, 6, 32});
        bytes.writeBytes(new byte[32]);

        assertNotUnderstood(bench.verdict("mc_v1_" + Tokens.encode(bytes.toByteArray())));
    }

    @Test
    void a_macaroon_cut_off_anywhere_is_refused() {
        String token = Format.MACAROON.token(bench, claims().toString().getBytes(UTF_8));

        for (int length = 0; length < token.length(); length++) {
            assertThat(bench.verdict(token.substring(0, length)))
                    .as("cut off at %d", length)
                    .isInstanceOf(Verdict.Unknown.class);
        }
    }

    @Test
    void a_macaroon_with_any_bit_turned_says_nothing_else_if_anything() {
        String token = Format.MACAROON.token(bench, claims().toString().getBytes(UTF_8));
        Verdict good = bench.verdict(token);

        for (int i = 0; i < token.length(); i++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                char turned = (char) (token.charAt(i) ^ (1 << bit));
                // The location is a hint that nobody signs, so one bit of it may be another.
                assertThat(bench.verdict(token.substring(0, i) + turned + token.substring(i + 1)))
                        .as("bit %d of %d", bit, i)
                        .satisfiesAnyOf(
                                verdict -> assertThat(verdict).isInstanceOf(Verdict.Unknown.class),
                                verdict -> assertThat(verdict).isEqualTo(good));
            }
        }
    }
}
