package dev.talos.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The digests of the key are those of KnownAnswersTest, where it says who made them. */
class DigestDoctorCommandTest {
    private static final String KEY = "acme_live_7Qm2Zr8KxW3pLd9TfVbN";
    private static final String SHA256 = "bae2e9703ef862769bddc990abf817c4637f93a91d03ba05af4a4c66edeed953";
    private static final String HMAC = "7535b650ec789778128c7a7fae3c8234e054c69872bd0fb69324444318288fa1";
    private static final String BCRYPT = "$2a$04$abcdefghijklmnopqrstuudxpB0GlC6SW3HFA4/4Eu3t9TYs84Tyu";
    private static final String NOTHING =
            "error: UNEXPLAINED: no scheme that Talos knows makes this digest of this key\n";

    private final Cli cli = Cli.bare();

    @Test
    void the_table_has_the_text_for_the_file_and_that_for_a_row() {
        assertThat(doctor(SHA256)).isEqualTo(new Cli.Result(0, """
                HASHED      sha256:hex
                HASHED KEY  {"algorithm":"sha256","digest":"%s","encoding":"hex"}
                """.formatted(SHA256), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "uuLpcD74Ynab3cmQq/gXxGN/k6kdA7oFr0pMZu3u2VM=, sha256:base64",
        "uuLpcD74Ynab3cmQq_gXxGN_k6kdA7oFr0pMZu3u2VM, sha256:base64url",
        "BFF9D434CFC4597B8608823E4FA505ADFB7641D2FE144AF62E1528AB2DCC357F, sha512-256:hex",
        "198e48c266fcbc2a0cdba56a7977eae9bb1dc39ddea984827e09d5660820478a, sha3-256:hex",
        "XQGTwuZTtAotKoYBZr/u6/2JbHyQXifq5Pb97Inj6IUQmIx/BprSf85WRismEcLd, sha384:base64",
        "08f356e8fde62a8ce55247af547483c07bd0dd4c980bd4db012479989a5fcbd0, sha256:hex:after_last:_",
        "5b226ead0a81e72ce715f3286e237e47e0b67267703345e8d0e9e4e80b518232, sha256:hex:after_first:_",
        "sha512$$cb55748235817cdb83875fc79c432980a4b8b02eb864e2a5de261a2dd42b5d4c"
                + "48a0eb6a719417252f5ec31852073916418082651de7310ff576a3290b1d6711, sha512:hex",
    })
    void quiet_prints_the_text_for_the_file_alone(String digest, String hashed) {
        assertThat(cli.run("keys", "imported", "digest-doctor", "--raw-key", KEY, "--digest", digest, "-q"))
                .isEqualTo(new Cli.Result(0, hashed + "\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "::", "-v1-", "/"})
    void a_separator_of_the_key_is_found(String separator) throws GeneralSecurityException {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest("secret".getBytes(UTF_8)));

        Cli.Result result = cli.run(
                "keys", "imported", "digest-doctor", "--raw-key", "17" + separator + "secret", "--digest", digest);

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout()).contains(":after_last:" + separator.charAt(separator.length() - 1));
    }

    @Test
    void a_key_on_standard_input_is_read_without_its_line_end() {
        assertThat(cli.reading(KEY + "\n")
                        .run("keys", "imported", "digest-doctor", "--raw-key", "-", "--digest", SHA256, "-q")
                        .stdout())
                .isEqualTo("sha256:hex\n");
    }

    @Test
    void a_pair_that_several_explain_gets_them_all_and_a_note() throws GeneralSecurityException {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest("secret".getBytes(UTF_8)));

        assertThat(cli.run("keys", "imported", "digest-doctor", "--raw-key", "17|secret", "--digest", digest))
                .isEqualTo(new Cli.Result(0, """
                        HASHED      sha256:hex:after_first:|
                        HASHED KEY  {"algorithm":"sha256","digest":"%1$s","encoding":"hex","part":"after_first:|"}
                        HASHED      sha256:hex:after_last:|
                        HASHED KEY  {"algorithm":"sha256","digest":"%1$s","encoding":"hex","part":"after_last:|"}
                        """.formatted(digest), """
                        More than one explains this pair: a digest of another key tells them apart.
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BCRYPT,
                "bcrypt$" + BCRYPT,
                "pbkdf2_sha256$1500$pepperpepper$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M=",
                "$pbkdf2-sha256$1200$....c2FsdHNhbHQA$GRGjvkmqzoYqL4T8W/W0.0sAwvOdaobNBQulGPmmGdc",
                "$argon2id$v=19$m=19456,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "argon2$argon2id$v=19$m=19456,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
            })
    void a_salted_one_needs_a_lookup_in_each_row(String digest) {
        Cli.Result result = doctor(digest);

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout())
                .containsPattern("^HASHED      (bcrypt|pbkdf2-sha256|argon2id)\nHASHED KEY  ")
                .contains("\"lookup\":{\"prefix\":\"the first characters of the key\"}")
                .doesNotContain(KEY);
        assertThat(result.stderr()).startsWith("Each row needs a lookup too");
    }

    @Test
    void a_keyed_one_is_found_with_its_secret() {
        Cli.Result result = cli.run(
                "keys",
                "imported",
                "digest-doctor",
                "--raw-key",
                KEY,
                "--digest",
                HMAC,
                "--secret",
                "old=legacy-pepper",
                "--secret",
                "other=another");

        assertThat(result).isEqualTo(new Cli.Result(0, """
                HASHED      hmac-sha256@old:hex
                HASHED KEY  {"algorithm":"hmac-sha256","digest":"%s","encoding":"hex","secret":"old"}
                """.formatted(HMAC), ""));
    }

    @Test
    void a_secret_may_come_from_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pepper"), "legacy-pepper\n");

        assertThat(cli.run(
                                "keys",
                                "imported",
                                "digest-doctor",
                                "--raw-key",
                                KEY,
                                "--digest",
                                HMAC,
                                "--secret-file",
                                "old=" + file,
                                "-q")
                        .stdout())
                .isEqualTo("hmac-sha256@old:hex\n");
    }

    @ParameterizedTest
    @CsvSource({
        HMAC + ", It may be keyed: give the store's secret",
        "d41d8cd98f00b204e9800998ecf8427e, As hex it has the length of MD5",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709, As hex it has the length of SHA-1",
        SHA256 + "00, It has no length that a digest has",
        "$2a$15$abcdefghijklmnopqrstuudxpB0GlC6SW3HFA4/4Eu3t9TYs84Tyu, has a cost of 15; allowed are 4 to 14",
        "$2a$04$abcdefghijklmnopqrstuudxpB0GlC6SW3HFA4/4Eu3t9TYs84Ty., It is a good bcrypt text",
        "pbkdf2_sha512$1$a$b, It looks like pbkdf2-sha256",
    })
    void a_digest_that_nothing_explains_gets_a_hint(String digest, String hint) {
        Cli.Result result = doctor(digest);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains(hint).endsWith(NOTHING);
    }

    @Test
    void giteas_length_is_recognised() {
        assertThat(doctor("0bd29e825b675b6d7748146407033caa99104bce113e1c9350f91a08472f6544"
                                + "405f236a819258abe0180f3a445ac8b6fcbb")
                        .stderr())
                .contains("needs the row's token_salt");
    }

    @Test
    void white_space_at_the_key_is_pointed_out() {
        assertThat(cli.run("keys", "imported", "digest-doctor", "--raw-key", KEY + " ", "--digest", SHA256)
                        .stderr())
                .startsWith("The key has white space at its start or end");
    }

    @ParameterizedTest
    @CsvSource({"--secret, old", "--secret, =x", "--secret, old=", "--secret, a b=x", "--secret-file, old"})
    void a_secret_without_name_or_value_is_wrong_usage(String option, String value) {
        Cli.Result result =
                cli.run("keys", "imported", "digest-doctor", "--raw-key", KEY, "--digest", SHA256, option, value);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).contains(option + " NAME=");
    }

    @ParameterizedTest
    @ValueSource(strings = {SHA256, HMAC, BCRYPT, "nonsense"})
    void the_key_is_never_printed(String digest) {
        Cli.Result result = doctor(digest);

        assertThat(result.stdout() + result.stderr()).doesNotContain(KEY, "7Qm2Zr8KxW3pLd9TfVbN", "acme_");
    }

    private Cli.Result doctor(String digest) {
        return cli.run("keys", "imported", "digest-doctor", "--raw-key", KEY, "--digest", digest);
    }
}
