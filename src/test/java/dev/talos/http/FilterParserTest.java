package dev.talos.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.Checked;
import dev.talos.model.KeyStatus;
import dev.talos.storage.KeyFilter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class FilterParserTest {

    @Property
    void an_actor_of_any_name_is_found_again(@ForAll @NotEmpty String actor) {
        String quoted = actor.replace("\\", "\\\\").replace("\"", "\\\"");

        assertThat(FilterParser.parse("actor_id=\"" + quoted + "\""))
                .isEqualTo(new Checked.Ok<>(new KeyFilter(actor, null)));
    }

    @Property
    void no_text_makes_it_throw(@ForAll String text) {
        assertThat(FilterParser.parse("actor_id=" + text)).isInstanceOf(Checked.class);
    }

    @Test
    void a_blank_filter_shows_everything() {
        assertThat(FilterParser.parse("  ")).isEqualTo(new Checked.Ok<>(KeyFilter.NONE));
    }

    @Test
    void a_bare_value_is_taken_as_it_is() {
        assertThat(FilterParser.parse("actor_id=team-7 AND status=KEY_STATUS_EXPIRED"))
                .isEqualTo(new Checked.Ok<>(new KeyFilter("team-7", KeyStatus.EXPIRED)));
    }
}
