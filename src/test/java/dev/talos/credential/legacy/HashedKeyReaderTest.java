package dev.talos.credential.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Secret;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.WithNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashedKeyReaderTest {

    private static final LegacySecrets SECRETS = LegacySecrets.of(Map.of("old", Secret.of("legacy-pepper")));
    private static final String DIGEST = "bae2e9703ef862769bddc990abf817c4637f93a91d03ba05af4a4c66edeed953";
    private static final String BCRYPT = "$2b$10$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ2";

    @ParameterizedTest
    @CsvSource({
        "sha256, , , , sha256",
        "sha256, hex, whole, , sha256",
        "sha512-256, , after_first:|, , sha512-256:after_first:|",
        "hmac-sha256, , after_last:_, old, hmac-sha256@old:after_last:_",
    })
    void an_unsalted_one_is_read(
            String algorithm,
            @Nullable String encoding,
            @Nullable String part,
            @Nullable String secret,
            String scheme) {
        HashedKeyFields fields = new HashedKeyFields(algorithm, DIGEST, encoding, part, secret, null);

        assertThat(read(fields).scheme().text()).isEqualTo(scheme);
    }

    @ParameterizedTest
    @CsvSource({
        "acme_li, , , , bcrypt:prefix:7, acme_li",
        ", pLd9TfVbN, , , bcrypt:suffix:9, pLd9TfVbN",
        ", , ., 17, bcrypt:id_before:., 17",
    })
    void a_salted_one_is_read(
            @Nullable String prefix,
            @Nullable String suffix,
            @Nullable String idBefore,
            @Nullable String id,
            String scheme,
            String hint) {
        HashedKeyFields.Lookup lookup = new HashedKeyFields.Lookup(prefix, suffix, idBefore, id);

        HashedKey.Salted read = (HashedKey.Salted) read(bcrypt(lookup));

        assertThat(read.scheme().text()).isEqualTo(scheme);
        assertThat(read.hint().expose()).isEqualTo(hint);
        assertThat(read.salt()).isEqualTo("$2b$10$abcdefghijklmnopqrstuu");
    }

    @Test
    void a_missing_algorithm_is_told() {
        assertThat(violation(new HashedKeyFields(null, DIGEST, null, null, null, null)))
                .isEqualTo(new FieldViolation(
                        "hashed_key.algorithm",
                        "is missing; allowed are sha256, sha384, sha512, sha512-256, sha3-256, hmac-sha256,"
                                + " pbkdf2-sha256, bcrypt, argon2id"));
    }

    @ParameterizedTest
    @CsvSource({
        "md5, digest, , , , hashed_key.algorithm",
        "sha256, , , , , hashed_key.digest",
        "sha256, '', , , , hashed_key.digest",
        "sha256, digest, , , , hashed_key.digest",
        "sha256, " + DIGEST + ", base32, , , hashed_key.encoding",
        "sha256, " + DIGEST + ", , before:|, , hashed_key.part",
        "sha256, " + DIGEST + ", , , old, hashed_key.secret",
        "hmac-sha256, " + DIGEST + ", , , , hashed_key.secret",
        "hmac-sha256, " + DIGEST + ", , , new, hashed_key.secret",
        "hmac-sha256, " + DIGEST + ", , , a b, hashed_key.secret",
        "bcrypt, " + BCRYPT + ", , , , hashed_key.lookup",
    })
    void what_is_wrong_is_named(
            String algorithm,
            @Nullable String digest,
            @Nullable String encoding,
            @Nullable String part,
            @Nullable String secret,
            String field) {
        HashedKeyFields fields = new HashedKeyFields(algorithm, digest, encoding, part, secret, null);

        assertThat(violation(fields).field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        ", , , , hashed_key.lookup",
        "acme_li, pLd9TfVbN, , , hashed_key.lookup",
        "acm, , , , hashed_key.lookup.prefix",
        ", '', , , hashed_key.lookup.suffix",
        ", , , 17, hashed_key.lookup.id_before",
        ", , ., , hashed_key.lookup.id",
        ", , ., 1.7, hashed_key.lookup.id",
        ", , é, 17, hashed_key.lookup.id_before",
    })
    void what_is_wrong_with_the_lookup_is_named(
            @Nullable String prefix,
            @Nullable String suffix,
            @Nullable String idBefore,
            @Nullable String id,
            String field) {
        HashedKeyFields.Lookup lookup = new HashedKeyFields.Lookup(prefix, suffix, idBefore, id);

        assertThat(violation(bcrypt(lookup)).field()).isEqualTo(field);
    }

    @Test
    void a_lookup_is_not_for_what_needs_none() {
        HashedKeyFields.Lookup lookup = new HashedKeyFields.Lookup("acme_li", null, null, null);

        assertThat(violation(new HashedKeyFields("sha256", DIGEST, null, null, null, lookup))
                        .field())
                .isEqualTo("hashed_key.lookup");
    }

    @Test
    void an_encoding_is_not_for_a_text_that_says_its_own() {
        HashedKeyFields.Lookup lookup = new HashedKeyFields.Lookup("acme_li", null, null, null);

        assertThat(violation(new HashedKeyFields("bcrypt", BCRYPT, "hex", null, null, lookup))
                        .field())
                .isEqualTo("hashed_key.encoding");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        HashedKeyFields fields = new HashedKeyFields("bcrypt", "digest", "hex", "half", "old", null);

        assertThat(violations(fields))
                .extracting(FieldViolation::field)
                .containsExactlyInAnyOrder(
                        "hashed_key.part",
                        "hashed_key.secret",
                        "hashed_key.encoding",
                        "hashed_key.lookup",
                        "hashed_key.digest");
    }

    @Test
    void nothing_of_a_digest_is_printed() {
        HashedKeyFields.Lookup lookup = new HashedKeyFields.Lookup("acme_li", null, null, null);

        assertThat(bcrypt(lookup).toString()).doesNotContain("6AF68", "acme");
        assertThat(read(bcrypt(lookup)).toString()).doesNotContain("6AF68", "acme");
    }

    @Property
    void no_fields_make_it_fail(
            @ForAll @WithNull String algorithm,
            @ForAll @WithNull String digest,
            @ForAll @WithNull String part,
            @ForAll @WithNull String hint) {
        HashedKeyFields.Lookup lookup = new HashedKeyFields.Lookup(hint, null, null, null);

        for (String each : new @Nullable String[] {algorithm, "sha256", "hmac-sha256", "bcrypt"}) {
            assertThat(violations(new HashedKeyFields(each, digest, null, part, hint, lookup)))
                    .isNotEmpty();
        }
    }

    private static HashedKeyFields bcrypt(HashedKeyFields.Lookup lookup) {
        return new HashedKeyFields("bcrypt", BCRYPT, null, null, null, lookup);
    }

    private static HashedKey read(HashedKeyFields fields) {
        return ((Checked.Ok<HashedKey>) HashedKeyReader.read(fields, SECRETS)).value();
    }

    private static FieldViolation violation(HashedKeyFields fields) {
        assertThat(violations(fields)).hasSize(1);
        return violations(fields).getFirst();
    }

    private static List<FieldViolation> violations(HashedKeyFields fields) {
        return ((Checked.Faulty<HashedKey>) HashedKeyReader.read(fields, SECRETS)).violations();
    }
}
