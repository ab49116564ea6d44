package dev.talos.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomClaimsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jti", "sub", "iss", "aud", "iat", "exp", "nbf", "nid", "akid", "pid", "tty", "oid", "act", "scp",
                "scope", "meta", "vis", "acl"
            })
    void a_reserved_name_is_dropped(String name) {
        assertThat(CustomClaims.parse("{\"" + name + "\":1,\"team\":\"blue\"}"))
                .contains(new CustomClaims(Map.of("team", "\"blue\"")));
    }

    @Test
    void a_reserved_name_in_escapes_is_dropped() {
        assertThat(CustomClaims.parse("{\"\\u0073ub\":\"another\"}")).contains(CustomClaims.NONE);
    }

    @Test
    void a_reserved_name_further_down_is_not() {
        assertThat(CustomClaims.parse("{\"a\":{\"sub\":1}}")).contains(new CustomClaims(Map.of("a", "{\"sub\":1}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "[]", "null", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":2}}", "{\"a\":1}{}"})
    void anything_but_one_object_is_refused(String json) {
        assertThat(CustomClaims.parse(json)).isEmpty();
    }

    @Property
    void no_text_makes_it_throw(@ForAll String text) {
        CustomClaims.parse(text);
    }
}
