package dev.talos.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.model.Cidr;
import dev.talos.model.KeyId;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.NetworkId;
import dev.talos.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static DerivedClaims claims(String actor, List<String> scopes, Instant end, Map<String, String> custom) {
        Grant grant = new Grant(
                new KeyId(UUID.fromString("550e8400-e29b-41d4-a716-446655440000")),
                actor,
                scopes,
                new Metadata("{\"a\":[1.50]}"),
                KeyVisibility.PUBLIC,
                List.of(Cidr.parse("10.0.0.0/8").orElseThrow()));
        return new DerivedClaims(
                "id",
                "issuer",
                NetworkId.NIL,
                new TokenLife(Instant.EPOCH, Instant.EPOCH, end),
                grant,
                new CustomClaims(custom));
    }

    private static Optional<DerivedClaims> read(String json) {
        return ClaimsJson.read(json.getBytes(UTF_8));
    }

    /** Good claims with one member of another value. */
    private static String with(String name, String value) {
        ObjectNode claims = Tokens.claims(NOW);
        claims.remove(name);
        String rest = claims.toString().substring(1);
        return "{\"" + name + "\":" + value + "," + rest;
    }

    @Property
    void what_is_written_is_read_back(
            @ForAll String actor, @ForAll List<String> scopes, @ForAll @LongRange(max = 253_402_300_799L) long end) {
        DerivedClaims claims = claims(
                encodable(actor),
                scopes.stream().map(ClaimsJsonTest::encodable).toList(),
                Instant.ofEpochSecond(end),
                Map.of("x", "1.0"));

        assertThat(ClaimsJson.read(ClaimsJson.write(claims))).contains(claims);
    }

    /** Half a surrogate pair has no form in UTF-8. */
    private static String encodable(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    @Property
    void no_bytes_make_it_throw(@ForAll byte[] bytes) {
        assertThat(ClaimsJson.read(bytes)).isEmpty();
    }

    @Property
    void no_value_of_a_claim_makes_it_throw(@ForAll("claimNames") String name, @ForAll("values") String value) {
        read(with(name, value));
    }

    @Provide
    Arbitrary<String> claimNames() {
        return Arbitraries.of(CustomClaims.RESERVED);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "0",
                        "-1",
                        "1.5",
                        "1e400",
                        "-1e400",
                        "1E-999999999",
                        "[]",
                        "[[]]",
                        "[null]",
                        "{}",
                        "\"\"",
                        "\"\\u0000\""),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.bigIntegers().map(String::valueOf),
                Arbitraries.strings().map(text -> JSON.valueToTree(text).toString()));
    }

    @Test
    void claims_without_metadata_and_addresses_are_read() {
        assertThat(read(Tokens.claims(NOW).toString()))
                .hasValueSatisfying(
                        claims -> assertThat(claims.grant().allowedCidrs()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "sub", "iss", "iat", "nbf", "exp", "nid", "act", "scp", "vis"})
    void no_claim_may_be_missing(String name) {
        assertThat(read(Tokens.claims(NOW).without(name).toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "sub", "iss", "iat", "nbf", "exp", "nid", "act", "scp", "vis", "custom"})
    void no_claim_may_be_there_twice(String name) {
        ObjectNode claims = Tokens.claims(NOW).put("custom", 1);
        JsonNode value = claims.get(name);
        String twice = "{\"" + name + "\":" + value + "," + claims.toString().substring(1);

        assertThat(read(twice)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aud", "akid", "pid", "tty", "oid", "scope"})
    void a_reserved_claim_without_a_meaning_here_is_refused(String name) {
        assertThat(read(with(name, "\"https://elsewhere.test\""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exp | 9223372036854775807",
                "exp | 9223372036854775808",
                "exp | 253402300800",
                "exp | -1",
                "exp | -9223372036854775808",
                "exp | 1.5",
                "exp | 1767225600.0",
                "exp | 1.7672256e9",
                "exp | 1e400",
                "exp | \"1767225600\"",
                "exp | null",
                "exp | true",
                "exp | [1767225600]",
                "exp | {}",
                "nbf | 9223372036854775807",
                "nbf | -1",
                "nbf | \"0\"",
                "iat | 0.5",
                "jti | 7",
                "iss | [\"https://talos.test\"]",
                "sub | \"550e8400\"",
                "sub | null",
                "nid | \"\"",
                "nid | \"00000000-0000-0000-0000-00000000000\"",
                "act | {}",
                "scp | \"read\"",
                "scp | [1]",
                "scp | [null]",
                "scp | [[\"read\"]]",
                "scp | {\"read\":true}",
                "meta | []",
                "meta | \"{}\"",
                "meta | null",
                "vis | \"hidden\"",
                "vis | 1",
                "acl | []",
                "acl | null",
                "acl | \"10.0.0.0/8\"",
                "acl | [\"10.0.0.0/33\"]",
                "acl | [\"anywhere\"]"
            })
    void a_claim_of_another_type_or_out_of_bounds_is_refused(String name, String value) {
        assertThat(read(with(name, value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 253_402_300_799L})
    void the_first_and_the_last_second_are_read(long seconds) {
        assertThat(read(with("exp", Long.toString(seconds))))
                .hasValueSatisfying(
                        claims -> assertThat(claims.life().expiresAt()).isEqualTo(Instant.ofEpochSecond(seconds)));
    }

    @Test
    void a_depth_bomb_in_a_custom_claim_is_refused() {
        assertThat(read(with("deep", "[".repeat(5_000) + "]".repeat(5_000)))).isEmpty();
    }

    @Test
    void custom_claims_stand_beside_the_others_to_the_letter() {
        byte[] json = ClaimsJson.write(claims("a", List.of(), NOW, Map.of("ratio", "1.50", "half", "\"\\ud800\"")));

        assertThat(new String(json, UTF_8)).contains("\"ratio\":1.50").contains("\"half\":\"\\ud800\"");
    }
}
