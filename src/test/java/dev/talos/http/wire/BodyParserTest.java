package dev.talos.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BodyParserTest {

    /** Jackson's table of names hands out what it holds: the same object for the same name. */
    @Test
    void names_that_strangers_make_up_are_not_kept() throws BodyException {
        assertThat(nameIn("{\"made up\":1}")).isNotSameAs(nameIn("{\"made up\":1}"));
    }

    private static String nameIn(String body) throws BodyException {
        BodyParser parser = BodyParser.of(body.getBytes(UTF_8));
        Json.Obj object = (Json.Obj) parser.value(parser.required(), 10);
        parser.end();
        return object.members().keySet().iterator().next();
    }
}
