package dev.talos.credential.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Secret;
import dev.talos.model.Checked;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digests that other programs made of a known key; each says which. */
class KnownAnswersTest {

    private static final String KEY = "acme_live_7Qm2Zr8KxW3pLd9TfVbN";
    private static final HashedKeyFields.Lookup PREFIX =
            new HashedKeyFields.Lookup(KEY.substring(0, 10), null, null, null);
    private static final LegacySecrets SECRETS = LegacySecrets.of(Map.of("old", Secret.of("legacy-pepper")));

    /** Python 3.11, {@code hashlib.new(algorithm, key).hexdigest()}; the two parts likewise. */
    @ParameterizedTest
    @CsvSource({
        "sha256, whole, bae2e9703ef862769bddc990abf817c4637f93a91d03ba05af4a4c66edeed953",
        "sha384, whole, 5d0193c2e653b40a2d2a860166bfeeebfd896c7c905e27eae4f6fdec89e3e885"
                + "10988c7f069ad27fce56462b2611c2dd",
        "sha512, whole, cb55748235817cdb83875fc79c432980a4b8b02eb864e2a5de261a2dd42b5d4c"
                + "48a0eb6a719417252f5ec31852073916418082651de7310ff576a3290b1d6711",
        "sha512-256, whole, bff9d434cfc4597b8608823e4fa505adfb7641d2fe144af62e1528ab2dcc357f",
        "sha3-256, whole, 198e48c266fcbc2a0cdba56a7977eae9bb1dc39ddea984827e09d5660820478a",
        "sha256, after_first:_, 5b226ead0a81e72ce715f3286e237e47e0b67267703345e8d0e9e4e80b518232",
        "sha256, after_last:_, 08f356e8fde62a8ce55247af547483c07bd0dd4c980bd4db012479989a5fcbd0",
    })
    void plain_digests_are_those_of_python(String algorithm, String part, String hex) {
        assertThat(matches(unsalted(algorithm, hex, "hex", part, null), KEY)).isTrue();
    }

    /** Node.js 20, {@code crypto.createHash(algorithm).update(key).digest("base64")}. */
    @ParameterizedTest
    @CsvSource({
        "sha256, uuLpcD74Ynab3cmQq/gXxGN/k6kdA7oFr0pMZu3u2VM=",
        "sha384, XQGTwuZTtAotKoYBZr/u6/2JbHyQXifq5Pb97Inj6IUQmIx/BprSf85WRismEcLd",
        "sha512, y1V0gjWBfNuDh1/HnEMpgKS4sC64ZOKl3iYaLdQrXUxIoOtqcZQXJS9ewxhSBzkWQYCCZR3nMQ/1dqMpCx1nEQ==",
        "sha512-256, v/nUNM/EWXuGCII+T6UFrft2QdL+FEr2LhUoqy3MNX8=",
        "sha3-256, GY5Iwmb8vCoM26VqeXfq6bsdw53eqYSCfgnVZgggR4o=",
    })
    void plain_digests_are_those_of_node(String algorithm, String base64) {
        assertThat(matches(unsalted(algorithm, base64, "base64", null, null), KEY))
                .isTrue();
    }

    /** Python 3.11, {@code hmac.new(b"legacy-pepper", key, "sha256")}; Node.js 20, {@code createHmac}, base64url. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "7535b650ec789778128c7a7fae3c8234e054c69872bd0fb69324444318288fa1",
                "dTW2UOx4l3gSjHp_rjyCNOBUxphyvQ-2kyREQxgoj6E",
            })
    void keyed_digests_are_those_of_python_and_node(String digest) {
        assertThat(matches(unsalted("hmac-sha256", digest, null, null, "old"), KEY))
                .isTrue();
    }

    /**
     * In this order: Python 3.11's {@code hashlib.pbkdf2_hmac} with 50 bytes, written down as PHC by hand;
     * passlib 1.7.4's {@code pbkdf2_sha256.using(rounds=1200, salt=…)} with salts that take dots; Django 3.2's
     * {@code PBKDF2PasswordHasher().encode(key, "pepperpepper", 1500)}.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$pbkdf2-sha256$i=1000,l=50$c2FsdC1vZi10ZW4"
                        + "$7hTkb0PhHoKnOuxzIfmtZmWJNxznPSxvY8pJa3NIP+FR2/RBW5iug4+gwBkXGL6Qrwc",
                "$pbkdf2-sha256$i=1000$c2FsdC1vZi10ZW4"
                        + "$7hTkb0PhHoKnOuxzIfmtZmWJNxznPSxvY8pJa3NIP+FR2/RBW5iug4+gwBkXGL6Qrwc",
                "$pbkdf2-sha256$1200$....c2FsdHNhbHQA$GRGjvkmqzoYqL4T8W/W0.0sAwvOdaobNBQulGPmmGdc",
                "pbkdf2_sha256$1500$pepperpepper$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M=",
            })
    void pbkdf2_is_that_of_python_passlib_and_django(String text) {
        assertThat(matches(salted("pbkdf2-sha256", text, PREFIX), KEY)).isTrue();
    }

    /** RFC 7914 section 11, the first vector. */
    @Test
    void pbkdf2_is_that_of_the_rfc() {
        String text = "$pbkdf2-sha256$i=1,l=64$c2FsdA$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLx"
                + "JypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw";
        HashedKeyFields.Lookup lookup = new HashedKeyFields.Lookup("passwd", null, null, null);

        assertThat(matches(salted("pbkdf2-sha256", text, lookup), "passwd")).isTrue();
    }

    /** libxcrypt 4.4 through Perl's {@code crypt(key, setting)}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2a$04$abcdefghijklmnopqrstuudxpB0GlC6SW3HFA4/4Eu3t9TYs84Tyu",
                "$2b$10$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ2",
                "$2y$04$/.9ZabcdefghijklmnopqulaNrZ0T9sGDb4q5wY1LrUAnaAXeCMRW",
            })
    void bcrypt_is_that_of_libxcrypt(String text) {
        assertThat(matches(salted("bcrypt", text, PREFIX), KEY)).isTrue();
    }

    /** libxcrypt 4.4 likewise, of 71, 72 and 100 times the letter k. */
    @ParameterizedTest
    @CsvSource({
        "$2b$04$abcdefghijklmnopqrstuuQcYikPolskno5XuAZ2w9OTpbfePL9te, 71",
        "$2y$04$abcdefghijklmnopqrstuuxC5zBssI9/6x/6iWxqqDBY.Vv9oVG2q, 72",
        "$2a$04$abcdefghijklmnopqrstuuxC5zBssI9/6x/6iWxqqDBY.Vv9oVG2q, 100",
    })
    void bcrypt_takes_72_bytes_of_a_key_as_libxcrypt_does(String text, int letters) {
        HashedKeyFields.Lookup lookup = new HashedKeyFields.Lookup("kkkkkkkk", null, null, null);

        HashedKey hashed = hashed(salted("bcrypt", text, lookup));
        assertThat(Presented.matches(hashed, "k".repeat(letters), SECRETS)).isTrue();
    }

    /** libxcrypt 4.4 likewise, of k, e acute in UTF-8, y. */
    @Test
    void bcrypt_takes_the_utf_8_of_a_key_as_libxcrypt_does() {
        String text = "$2b$04$abcdefghijklmnopqrstuuCANLdjRoo/hwh5TRVdZwxrSPDjCdo8e";

        assertThat(digest(SlowAlgorithm.BCRYPT, "$2b$04$abcdefghijklmnopqrstuu", "k\u00e9y"))
                .isEqualTo(read(SlowAlgorithm.BCRYPT, text));
    }

    /** The reference implementation's program, 20171227: {@code argon2 SALT -id -t 3 -k 4096 -p 4 -l 32 -e}, and so on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=4096,t=3,p=4$c2FsdHlzYWx0eXNhbHQxNg$n5/qXCXjl1Iy6PgBtKrpNXc70e/MybLvctlgIQXndRQ",
                "$argon2id$v=19$m=19456,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
            })
    void argon2id_is_that_of_the_reference(String text) {
        assertThat(matches(salted("argon2id", text, PREFIX), KEY)).isTrue();
    }

    private static HashedKeyFields unsalted(
            String algorithm,
            String digest,
            @Nullable String encoding,
            @Nullable String part,
            @Nullable String secret) {
        return new HashedKeyFields(algorithm, digest, encoding, part, secret, null);
    }

    private static HashedKeyFields salted(String algorithm, String digest, HashedKeyFields.Lookup lookup) {
        return new HashedKeyFields(algorithm, digest, null, null, null, lookup);
    }

    /** Whether the key is the one, and another that starts alike is not. */
    private static boolean matches(HashedKeyFields fields, String key) {
        HashedKey hashed = hashed(fields);
        return Presented.matches(hashed, key, SECRETS)
                && !Presented.matches(hashed, key.substring(0, key.length() - 1), SECRETS);
    }

    private static HashedKey hashed(HashedKeyFields fields) {
        return ((Checked.Ok<HashedKey>) HashedKeyReader.read(fields, SECRETS)).value();
    }

    private static LegacyDigest read(SlowAlgorithm algorithm, String text) {
        try {
            return SlowText.read(algorithm, text).digest();
        } catch (UnreadableDigest e) {
            throw new AssertionError(e);
        }
    }

    private static LegacyDigest digest(SlowAlgorithm algorithm, String salt, String key) {
        Scheme.Salted scheme = new Scheme.Salted(algorithm, KeyPart.WHOLE, new LookupShape.Prefix(4));
        Optional<LegacyDigest> digest = scheme.digest(Secret.of(key), salt);
        return digest.orElseThrow();
    }
}
