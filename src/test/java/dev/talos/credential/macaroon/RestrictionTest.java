package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talos.model.Checked;
import dev.talos.model.Cidr;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestrictionTest {

    private static final Restriction FULL = new Restriction(
            Instant.ofEpochSecond(1_767_225_600),
            Instant.ofEpochSecond(1_767_229_200),
            List.of("read", "café \"🔑\""),
            List.of(
                    Cidr.parse("192.0.2.0/24").orElseThrow(),
                    Cidr.parse("2001:db8::1").orElseThrow()));

    @Test
    void it_is_written_as_json() {
        assertThat(FULL.toJson())
                .isEqualTo("{\"nbf\":1767225600,\"exp\":1767229200,\"scp\":[\"read\",\"café \\\"🔑\\\"\"],"
                        + "\"acl\":[\"192.0.2.0/24\",\"2001:db8::1\"]}");
    }

    @Test
    void what_is_written_is_read_back() {
        assertThat(read(FULL.toJson())).isEqualTo(new Checked.Ok<>(FULL));
    }

    @Test
    void a_fraction_of_a_second_is_dropped() {
        assertThat(new Restriction(null, Instant.ofEpochMilli(1999), null, null).expires())
                .isEqualTo(Instant.ofEpochSecond(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":0}",
                "{\"exp\":253402300799}",
                "{\"nbf\":1}",
                "{\"scp\":[]}",
                "{\"scp\":[\"\"]}",
                "{\"acl\":[\"0.0.0.0/0\"]}",
                " { \"exp\" : 1 } \n",
                "{\"\\u0065xp\":1}"
            })
    void is_understood(String caveat) {
        assertThat(read(caveat)).isInstanceOf(Checked.Ok.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "[]",
                "null",
                "1",
                "\"exp\"",
                "exp = 1",
                "{\"exp\":1",
                "{\"exp\":1}{}",
                "{\"exp\":1},",
                "{\"exp\":1} x",
                "{\"exp\":1}\0",
                "\uFEFF{\"exp\":1}",
                "{exp:1}",
                "{'exp':1}",
                "{\"exp\":1,}",
                "{\"exp\":1/**/}",
                "{\"exp\":1,\"exp\":1}",
                "{\"exp\":1,\"\\u0065xp\":1}",
                "{\"exp\":1,\"aud\":\"x\"}",
                "{\"EXP\":1}",
                "{\"exp\":null}",
                "{\"exp\":\"1\"}",
                "{\"exp\":1.0}",
                "{\"exp\":1e3}",
                "{\"exp\":-1}",
                "{\"exp\":253402300800}",
                "{\"exp\":9223372036854775808}",
                "{\"exp\":01}",
                "{\"exp\":+1}",
                "{\"exp\":NaN}",
                "{\"exp\":true}",
                "{\"exp\":[1]}",
                "{\"nbf\":-1}",
                "{\"nbf\":{}}",
                "{\"scp\":\"read\"}",
                "{\"scp\":null}",
                "{\"scp\":[1]}",
                "{\"scp\":[null]}",
                "{\"scp\":[[\"read\"]]}",
                "{\"scp\":[\"a\",]}",
                "{\"acl\":[]}",
                "{\"acl\":\"192.0.2.0/24\"}",
                "{\"acl\":[\"192.0.2.0/33\"]}",
                "{\"acl\":[\"example.org\"]}",
                "{\"acl\":[\"192.0.2.0/24\",\"\"]}",
                "{\"acl\":[\"192.0.2.0/24\",null]}"
            })
    void is_not_understood(String caveat) {
        assertThat(read(caveat)).isInstanceOf(Checked.Faulty.class);
    }

    @Test
    void ten_thousand_levels_are_not_understood() {
        assertThat(read("{\"exp\":" + "[".repeat(10_000))).isInstanceOf(Checked.Faulty.class);
    }

    @Test
    void a_number_of_ten_thousand_digits_is_not_understood() {
        assertThat(read("{\"exp\":" + "9".repeat(10_000) + "}")).isInstanceOf(Checked.Faulty.class);
    }

    @Test
    void bytes_that_are_not_utf8_are_not_understood() {
        byte[] caveat = "{\"scp\":[\"?\"]}".getBytes(UTF_8);
        caveat[9] = (byte) 0xff;

        assertThat(Restriction.read(caveat)).isInstanceOf(Checked.Faulty.class);
    }

    @Test
    void another_encoding_is_not_guessed() {
        assertThat(Restriction.read("{\"exp\":1}".getBytes(UTF_16BE))).isInstanceOf(Checked.Faulty.class);
    }

    @Test
    void a_refusal_holds_nothing_of_the_caveat() {
        assertThat(read("{\"tell-tale\":\"tell-tale\"}").toString()).doesNotContain("tell-tale");
    }

    @Test
    void one_that_restricts_nothing_cannot_be_made() {
        assertThatThrownBy(() -> new Restriction(null, null, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_that_could_mean_anywhere_or_nowhere_cannot_be_made() {
        assertThatThrownBy(() -> new Restriction(null, null, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void no_bytes_a_stranger_makes_up_make_it_throw(@ForAll byte[] caveat) {
        assertThat(Restriction.read(caveat)).isInstanceOf(Checked.Faulty.class);
    }

    @Property
    void no_value_a_stranger_makes_up_makes_it_throw(@ForAll String value) {
        assertThat(read("{\"exp\":" + value + "}")).isNotNull();
    }

    private static Checked<Restriction> read(String caveat) {
        return Restriction.read(caveat.getBytes(UTF_8));
    }
}
