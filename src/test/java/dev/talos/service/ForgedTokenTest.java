package dev.talos.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.talos.credential.CustomClaims;
import dev.talos.crypto.CountingProvider;
import dev.talos.crypto.JwkKind;
import dev.talos.crypto.Secret;
import dev.talos.crypto.Signatures;
import dev.talos.crypto.SigningKey;
import dev.talos.testing.Forgeries;
import dev.talos.testing.JwkSets;
import dev.talos.testing.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** JWTs that are not ours, or not what we made, each with its code and no more work than a good one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedTokenTest {

    private static final Set<VerificationError> DOCUMENTED =
            Set.of(VerificationError.NOT_FOUND, VerificationError.INVALID_FORMAT, VerificationError.SIGNATURE_INVALID);

    private final CountingProvider counting = new CountingProvider();
    private Bench bench;

    @BeforeAll
    void open(@TempDir Path directory) {
        bench = new Bench(directory);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private SigningKey trust(Signatures signatures, JwkKind kind) {
        bench.keySet = JwkSets.read(signatures, JwkSets.privateJwk(kind));
        return bench.keySet.signingKey().orElseThrow();
    }

    private String good(SigningKey key) {
        return Tokens.signed(key, Tokens.claims(bench.now).toString()).expose();
    }

    static Stream<Arguments> forgeries() {
        return JwkSets.providers()
                .flatMap(signatures -> Stream.of(JwkKind.EDDSA, JwkKind.RSA, JwkKind.ECDSA)
                        .flatMap(kind -> forgeries(signatures, kind)));
    }

    private static Stream<Arguments> forgeries(Signatures signatures, JwkKind kind) {
        SigningKey key = JwkSets.signingKey(signatures, kind);
        String good = Tokens.signed(key, Tokens.claims(Bench.START).toString()).expose();
        return Forgeries.of(kind, key, good).entrySet().stream()
                .map(forgery -> argumentSet(
                        "%s, %s, %s".formatted(signatures, kind, forgery.getKey()),
                        signatures,
                        kind,
                        forgery.getKey().split(" ", 2)[0],
                        forgery.getValue()));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void a_forgery_is_refused_with_its_code(Signatures signatures, JwkKind kind, String code, String token) {
        trust(signatures, kind);

        assertThat(bench.verdict(token)).isEqualTo(new Verdict.Unknown(VerificationError.valueOf(code)));
    }

    @ParameterizedTest
    @EnumSource(names = {"EDDSA", "RSA", "ECDSA"})
    void a_forgery_costs_no_more_signatures_than_a_good_token(JwkKind kind) {
        SigningKey key = trust(counting.signatures(), kind);
        String good = good(key);
        counting.take();
        bench.verdict(good);
        assertThat(counting.take()).isEqualTo(1);

        assertThat(Forgeries.of(kind, key, good)).allSatisfy((what, token) -> {
            bench.verdict(token);
            assertThat(counting.take()).as(what).isLessThanOrEqualTo(1);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#everyKindWithEveryProvider")
    void a_token_cut_off_anywhere_is_refused(Signatures signatures, JwkKind kind) {
        String good = good(trust(signatures, kind));

        for (int length = 0; length < good.length(); length++) {
            assertRefused(good.substring(0, length), "cut off at " + length);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EDDSA", "RSA", "ECDSA"})
    void a_token_with_any_bit_turned_is_refused(JwkKind kind) {
        String good = good(trust(Signatures.fastest(), kind));

        for (int i = 0; i < good.length(); i++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                char turned = (char) (good.charAt(i) ^ (1 << bit));
                assertRefused(good.substring(0, i) + turned + good.substring(i + 1), "bit " + bit + " of " + i);
            }
        }
    }

    private void assertRefused(String token, String what) {
        assertThat(bench.verdict(token))
                .as(what)
                .isInstanceOfSatisfying(
                        Verdict.Unknown.class,
                        unknown -> assertThat(unknown.error()).isIn(DOCUMENTED));
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#everyKindWithEveryProvider")
    void a_token_derived_with_one_provider_is_valid(Signatures signatures, JwkKind kind) {
        trust(signatures, kind);
        String rawKey = "parent of " + signatures + kind;
        bench.imported(Bench.request(rawKey));
        DeriveToken.Outcome outcome = bench.deriveToken.derive(
                Bench.NETWORK,
                new DeriveToken.Request(
                        Secret.of(rawKey),
                        DeriveToken.Algorithm.JWT,
                        Duration.ofMinutes(1),
                        null,
                        CustomClaims.NONE,
                        Optional.empty()));

        String token = ((DeriveToken.Outcome.Derived) outcome).token().expose();

        assertThat(bench.verdict(token)).isInstanceOf(Verdict.ValidToken.class);
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#everyKindWithEveryProvider")
    void a_legacy_key_that_looks_like_one_of_our_tokens_is_valid(Signatures signatures, JwkKind kind) {
        SigningKey key = trust(signatures, kind);
        String legacy = Tokens.jwt(Tokens.header(key).toString(), "{}".getBytes(UTF_8), content -> content);
        bench.importKeys.importOne(Bench.NETWORK, Bench.request(legacy));

        assertThat(bench.verdict(legacy)).isInstanceOf(Verdict.Valid.class);
    }
}
