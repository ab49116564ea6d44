package dev.talos.service;

import static dev.talos.service.Bench.request;
import static dev.talos.service.HashedRequests.bcrypt;
import static dev.talos.service.HashedRequests.digest;
import static dev.talos.service.HashedRequests.hex;
import static dev.talos.service.HashedRequests.keyed;
import static dev.talos.service.HashedRequests.sanctum;
import static dev.talos.service.HashedRequests.sha256;
import static dev.talos.service.HashedRequests.sha512;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.credential.CustomClaims;
import dev.talos.credential.legacy.HashedKeyFields;
import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;
import dev.talos.model.KeyKind;
import dev.talos.model.RevocationReason;
import dev.talos.storage.SchemeCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verification of keys of which only an unsalted digest came. */
class HashedVerificationTest extends WithHashedKeys {

    @Test
    void a_key_of_which_a_digest_came_is_valid() {
        assertThat(List.of(
                        valid(bench.imported(sha256("legacy-1"))),
                        valid(bench.imported(sha512("legacy-2"))),
                        valid(bench.imported(sanctum("7|legacy-3"))),
                        valid(bench.imported(keyed("legacy-4")))))
                .containsExactly(
                        bench.verdict("legacy-1"),
                        bench.verdict("legacy-2"),
                        bench.verdict("7|legacy-3"),
                        bench.verdict("legacy-4"));
    }

    @Test
    void keys_that_come_in_after_a_miss_are_found_at_once() {
        assertThat(bench.verdict("legacy-1")).isEqualTo(UNKNOWN);
        ApiKey key = bench.imported(sha256("legacy-1"));
        assertThat(bench.verdict("legacy-1")).isEqualTo(valid(key));
    }

    @Test
    void a_key_is_valid_by_each_of_eight_schemes() {
        List<String> parts = List.of("whole", "after_first:|", "after_first:_", "after_first:-");
        List<String> keys = Stream.of("sha256", "sha512")
                .flatMap(algorithm -> parts.stream().map(part -> {
                    String name = algorithm.equals("sha256") ? "SHA-256" : "SHA-512";
                    String secret = "k" + algorithm + part.length() + part.charAt(part.length() - 1);
                    String key = part.equals("whole") ? secret : "id" + part.charAt(part.length() - 1) + secret;
                    String hashed = part.equals("whole") ? key : secret;
                    bench.imported(HashedRequests.of(
                            new HashedKeyFields(algorithm, hex(name, hashed), "hex", part, null, null)));
                    return key;
                }))
                .toList();
        assertThat(keys)
                .hasSize(8)
                .allSatisfy(key -> assertThat(bench.verdict(key)).isInstanceOf(Verdict.Valid.class));
    }

    @Test
    void the_first_verification_makes_an_ordinary_key_of_it() {
        ApiKey key = bench.imported(sha256("legacy-1"));
        bench.verdict("legacy-1");
        bench.settle();

        assertThat(bench.store.findImported(
                        Bench.NETWORK, bench.ring.importDigests(Bench.NETWORK, Secret.of("legacy-1"))))
                .hasSize(1);
        assertThat(bench.store.legacySchemes(Bench.NETWORK))
                .extracting(SchemeCount::pending)
                .containsExactly(0L);
        assertThat(bench.verdict("legacy-1")).isEqualTo(valid(key));
    }

    @Test
    void a_key_that_came_under_a_secret_that_is_now_retired_is_valid_and_moves_to_the_current_one() {
        bench.imported(sha256("legacy-1"));
        bench.rotate();
        assertThat(bench.verdict("legacy-1")).isInstanceOf(Verdict.Valid.class);
        bench.settle();
        bench.dropOldSecret();

        assertThat(bench.verdict("legacy-1")).isInstanceOf(Verdict.Valid.class);
    }

    static Stream<String> stolen() {
        byte[] sha256 = digest("SHA-256", "legacy-1");
        return Stream.of(
                HexFormat.of().formatHex(sha256),
                HexFormat.of().withUpperCase().formatHex(sha256),
                Base64.getEncoder().encodeToString(sha256),
                Base64.getUrlEncoder().withoutPadding().encodeToString(sha256),
                new String(sha256, ISO_8859_1),
                "sha256\0" + new String(sha256, ISO_8859_1),
                "sha256\0" + HexFormat.of().formatHex(sha256),
                "sha256:" + HexFormat.of().formatHex(sha256),
                "legacy_1");
    }

    @ParameterizedTest
    @MethodSource("stolen")
    void a_stolen_digest_is_no_key(String stolen) {
        bench.imported(sha256("legacy-1"));
        bench.imported(sanctum("1|legacy-1"));

        assertThat(bench.verdict(stolen)).isEqualTo(UNKNOWN);
    }

    @Test
    void a_raw_key_spelt_so_that_it_has_the_stored_digest_is_no_key() {
        byte[] digestThatIsText = "these are thirty-two ASCII bytes".getBytes(US_ASCII);
        bench.imported(HashedRequests.of(
                new HashedKeyFields("sha256", HexFormat.of().formatHex(digestThatIsText), "hex", null, null, null)));
        String crafted = "sha256\0" + new String(digestThatIsText, US_ASCII);

        assertThat(bench.store.findImported(Bench.NETWORK, bench.ring.importDigests(Bench.NETWORK, Secret.of(crafted))))
                .as("the row is found")
                .hasSize(1);
        assertThat(bench.verdict(crafted)).isEqualTo(UNKNOWN);
        assertThat(bench.selfRevoke.revoke(Bench.NETWORK, Secret.of(crafted), RevocationReason.KEY_COMPROMISE))
                .isEqualTo(new SelfRevoke.Outcome.Unknown());
    }

    @Test
    void the_part_of_a_key_that_was_hashed_is_not_the_key() {
        bench.imported(sanctum("7|legacy-3"));

        assertThat(bench.verdict("legacy-3")).isEqualTo(UNKNOWN);
    }

    @Test
    void no_digest_reaches_the_disk_as_it_came() throws IOException {
        bench.imported(sha256("legacy-1"));
        bench.imported(bcrypt());
        bench.verdict("legacy-1");
        bench.settle();
        String bcryptDigest = HashedRequests.BCRYPT_TEXT.substring(29);

        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
                assertThat(bytes)
                        .doesNotContain(
                                hex("SHA-256", "legacy-1"),
                                new String(digest("SHA-256", "legacy-1"), ISO_8859_1),
                                bcryptDigest,
                                "legacy-1",
                                "sk_live_");
            }
        }
    }

    @Test
    void the_ordinary_key_wins_over_one_that_came_as_a_digest_of_the_same() {
        ApiKey ordinary = bench.imported(request("legacy-1"));
        bench.imported(sha256("legacy-1"));
        bench.verdict("legacy-1");
        bench.settle();

        assertThat(bench.verdict("legacy-1")).isEqualTo(valid(ordinary));
    }

    @Test
    void a_keyed_digest_whose_secret_is_gone_is_unknown() {
        bench.imported(keyed("legacy-4"));
        reopen(LegacySecrets.NONE);

        assertThat(bench.verdict("legacy-4")).isEqualTo(UNKNOWN);
    }

    @Test
    void a_revoked_key_is_refused() {
        ApiKey key = bench.imported(sha256("legacy-1"));
        new RevokeKey(bench.store, () -> bench.now)
                .revoke(Bench.NETWORK, Set.of(KeyKind.IMPORTED), key.keyId(), RevocationReason.SUPERSEDED, null);

        assertThat(bench.verdict("legacy-1"))
                .extracting(verdict -> ((Verdict.Refused) verdict).error())
                .isEqualTo(VerificationError.REVOKED);
    }

    @Test
    void a_key_has_expired_at_its_expire_time() {
        ImportRequest request = sha256("legacy-1");
        bench.imported(
                new ImportRequest(request.form(), request.attributes(), Duration.ofSeconds(10), request.requestId()));
        bench.now = bench.now.plusSeconds(10);

        assertThat(bench.verdict("legacy-1"))
                .extracting(verdict -> ((Verdict.Refused) verdict).error())
                .isEqualTo(VerificationError.EXPIRED);
    }

    @Test
    void an_allowlist_refuses_other_addresses() {
        ImportRequest from = Bench.requestFrom("unused", "10.0.0.0/8");
        bench.imported(new ImportRequest(sha256("legacy-1").form(), from.attributes(), null, null));

        assertThat(bench.verdictFrom("legacy-1", "11.1.2.3"))
                .extracting(verdict -> ((Verdict.Refused) verdict).error())
                .isEqualTo(VerificationError.IP_NOT_ALLOWED);
    }

    @Test
    void its_holder_can_revoke_it() {
        bench.imported(sha256("legacy-1"));

        assertThat(bench.selfRevoke.revoke(Bench.NETWORK, Secret.of("legacy-1"), RevocationReason.KEY_COMPROMISE))
                .isInstanceOf(SelfRevoke.Outcome.Revoked.class);
        assertThat(bench.verdict("legacy-1")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void tokens_can_be_derived_from_it() {
        bench.imported(sha256("legacy-1"));

        assertThat(bench.deriveToken.derive(
                        Bench.NETWORK,
                        new DeriveToken.Request(
                                Secret.of("legacy-1"),
                                DeriveToken.Algorithm.JWT,
                                null,
                                null,
                                CustomClaims.NONE,
                                Cidr.parseAddress("192.0.2.1"))))
                .isInstanceOf(DeriveToken.Outcome.Derived.class);
    }

    @Test
    void a_batch_of_a_hundred_is_answered_in_its_order() {
        List<Secret> credentials =
                IntStream.range(0, 100).mapToObj(i -> Secret.of("key-" + i)).toList();
        IntStream.range(0, 100)
                .filter(i -> i % 4 != 3)
                .forEach(i -> bench.imported(
                        switch (i % 4) {
                            case 0 -> sha256("key-" + i);
                            case 1 -> request("key-" + i);
                            default -> keyed("key-" + i);
                        }));

        List<Verdict> verdicts = bench.prompt.verifyAll(Bench.NETWORK, credentials, Optional.empty(), CacheUse.ALLOWED);

        assertThat(IntStream.range(0, 100).filter(i -> verdicts.get(i) instanceof Verdict.Valid))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).filter(i -> i % 4 != 3).boxed().toList());
    }

    @Test
    void the_text_of_a_bcrypt_digest_is_no_key() {
        bench.imported(bcrypt());

        assertThat(bench.verdict(HashedRequests.BCRYPT_TEXT)).isEqualTo(UNKNOWN);
    }
}
