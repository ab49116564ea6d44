package dev.talos.cli.jwk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.command.Json;
import dev.talos.crypto.JwkSetText;
import dev.talos.crypto.KeySet;
import dev.talos.crypto.Secret;
import dev.talos.crypto.Signatures;
import dev.talos.model.Checked;
import dev.talos.testing.Cli;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PrivateJwk;
import io.jsonwebtoken.security.PublicJwk;
import io.jsonwebtoken.security.SecretJwk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are read back by jjwt, which has nothing in common with what makes them. */
class JwkGenerateCommandTest {
    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "eddsa, EdDSA",
        "rsa, RS256",
        "rsa --alg PS384, PS384",
        "rsa --bits 3072, RS256",
        "ecdsa, ES256",
        "ecdsa --curve P-384, ES384",
        "ecdsa --alg ES512, ES512"
    })
    void what_the_private_key_signs_the_public_one_verifies(String options, String algorithm) {
        PrivateJwk<?, ?, ?> jwk = (PrivateJwk<?, ?, ?>) read(generate(options).stdout());

        String token = Jwts.builder().subject("me").signWith(jwk.toKey()).compact();

        assertThat(jwk.getAlgorithm()).isEqualTo(algorithm);
        assertThat(subject(token, (PublicKey) jwk.toPublicJwk().toKey())).isEqualTo("me");
    }

    @ParameterizedTest
    @CsvSource({"hmac, HS256, 32", "hmac --alg HS512, HS512, 64", "hmac --bits 512, HS256, 64"})
    void a_symmetric_key_signs_and_verifies(String options, String algorithm, int bytes) {
        SecretJwk jwk = (SecretJwk) read(generate(options).stdout());
        SecretKey key = jwk.toKey();

        assertThat(jwk.getAlgorithm()).isEqualTo(algorithm);
        assertThat(key.getEncoded()).hasSize(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eddsa", "rsa", "ecdsa", "hmac"})
    void without_a_name_a_key_is_named_by_its_thumbprint(String kind) {
        Jwk<?> jwk = read(generate(kind).stdout());

        assertThat(jwk.getId()).isEqualTo(jwk.thumbprint(Jwks.HASH.SHA256).toString());
    }

    @Test
    void a_key_may_be_given_a_name() {
        assertThat(read(generate("eddsa --kid 2026-01").stdout()).getId()).isEqualTo("2026-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eddsa", "rsa", "ecdsa"})
    void the_public_half_alone_has_nothing_private(String kind) throws IOException {
        String printed = generate(kind + " --public-only").stdout();

        assertThat(read(printed)).isInstanceOf(PublicJwk.class);
        assertThat(Json.MAPPER.readTree(printed).fieldNames())
                .toIterable()
                .isSubsetOf("kty", "kid", "use", "alg", "crv", "x", "y", "n", "e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eddsa", "rsa", "ecdsa"})
    void talos_signs_with_a_set_that_was_made_for_it(String kind) {
        Cli.Result result = generate(kind + " --jwks --kid mine");

        Checked<KeySet> keys = KeySet.parse(
                List.of(new JwkSetText("generated", Secret.of(result.stdout()))), "mine", Signatures.jdk());

        assertThat(keys).isInstanceOf(Checked.Ok.class);
    }

    @Test
    void a_set_has_the_one_key_in_it() throws IOException {
        JsonNode set =
                Json.MAPPER.readTree(generate("eddsa --jwks --public-only").stdout());

        assertThat(set.path("keys")).hasSize(1);
        assertThat(Jwks.setParser().build().parse(set.toString()).getKeys()).hasSize(1);
    }

    @Test
    void a_key_can_go_to_a_file_that_only_its_owner_reads() throws IOException {
        Path file = directory.resolve("key.json");

        Cli.Result result = generate("eddsa --kid mine -o " + file);

        assertThat(result).isEqualTo(new Cli.Result(0, "", "wrote key mine to " + file + "\n"));
        assertThat(read(Files.readString(file, UTF_8)).getId()).isEqualTo("mine");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_that_is_there_is_not_overwritten() throws IOException {
        Path file = Files.writeString(directory.resolve("key.json"), "the key in use");

        Cli.Result result = generate("eddsa -o " + file);

        assertThat(result)
                .isEqualTo(new Cli.Result(
                        1, "", "error: FILE_EXISTS: " + file + " is there already and is not overwritten\n"));
        assertThat(file).hasContent("the key in use");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hmac --public-only   ; --public-only is not for hmac",
                "rsa --bits 1024      ; --bits must be 2048 to 8192, in steps of 8",
                "rsa --curve P-256 --alg none ; --curve is not for rsa",
                "eddsa --use enc      ; --use must be sig",
                "dsa                  ; eddsa, rsa, ecdsa, hmac"
            })
    void a_key_that_cannot_be_made_is_wrong_usage(String options, String message) {
        Cli.Result result = generate(options);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).startsWithIgnoringCase("error: USAGE: ").containsIgnoringCase(message);
    }

    private static Cli.Result generate(String options) {
        return Cli.bare().run(("jwk generate " + options).split(" "));
    }

    private static Jwk<?> read(String jwk) {
        return Jwks.parser().build().parse(jwk);
    }

    private static String subject(String token, PublicKey key) {
        return Jwts.parser()
                .verifyWith(key)
                .build()
                .parseSignedClaims(token)
                .getPayload()
                .getSubject();
    }
}
