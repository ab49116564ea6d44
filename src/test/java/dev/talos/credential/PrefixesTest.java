package dev.talos.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.talos.model.KeyVisibility;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixesTest {

    private static final KeyPrefixes KEYS = new KeyPrefixes("new", List.of("old"), "pub", List.of("oldpub"));
    private static final MacaroonPrefixes MACAROONS = new MacaroonPrefixes("mc", List.of("mac"));

    @Test
    void each_prefix_tells_the_visibility_of_its_keys() {
        assertThat(List.of("new", "old"))
                .allMatch(prefix -> KEYS.visibilityOf(prefix).equals(Optional.of(KeyVisibility.SECRET)));
        assertThat(List.of("pub", "oldpub"))
                .allMatch(prefix -> KEYS.visibilityOf(prefix).equals(Optional.of(KeyVisibility.PUBLIC)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ne", "new_", "NEW", "null"})
    void any_other_prefix_is_nobodys(String prefix) {
        assertThat(KEYS.visibilityOf(prefix)).isEmpty();
        assertThat(MACAROONS.knows(prefix)).isFalse();
    }

    @Test
    void a_new_key_has_the_current_prefix_of_its_visibility() {
        assertThat(KEYS.forNew(KeyVisibility.SECRET)).isEqualTo("new");
        assertThat(KEYS.forNew(KeyVisibility.PUBLIC)).isEqualTo("pub");
    }

    @Test
    void without_a_public_prefix_public_keys_start_as_the_others_do() {
        KeyPrefixes one = new KeyPrefixes("new", List.of(), null, List.of());

        assertThat(one.forNew(KeyVisibility.PUBLIC)).isEqualTo("new");
        assertThat(one.all()).containsExactly("new");
    }

    @Test
    void all_prefixes_are_told_the_current_ones_first() {
        assertThat(KEYS.all()).containsExactly("new", "old", "pub", "oldpub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mc_v1_", "mac_v1_x"})
    void a_macaroon_starts_with_a_prefix_and_its_version(String text) {
        assertThat(MACAROONS.begin(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mc", "mc_v1", "mc_v2_x", "MC_v1_x", "xmc_v1_x", "m_v1_x", "mcx_v1_x"})
    void nothing_else_starts_as_a_macaroon_does(String text) {
        assertThat(MACAROONS.begin(text)).isFalse();
    }

    @Test
    void one_prefix_for_both_visibilities_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyPrefixes("a", List.of("b"), "c", List.of("b")))
                .withMessage("a prefix is of secret keys or of public ones, not of both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-b", "a b", "12345678901234567", "ä"})
    void a_prefix_of_other_characters_is_refused(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyPrefixes(prefix, List.of(), null, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new MacaroonPrefixes("mc", List.of(prefix)));
    }

    @Test
    void current_and_retired_macaroon_prefixes_are_known() {
        assertThat(MACAROONS.knows("mc")).isTrue();
        assertThat(MACAROONS.knows("mac")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mc", "mac", "mc_v1", "mc_v1_x"})
    void a_key_that_starts_as_a_macaroon_does_clashes(String prefix) {
        assertThat(MACAROONS.clashWith(prefix)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"m", "mcx", "mc_", "mc_v2", "x_v1_mc"})
    void a_key_that_only_looks_like_a_macaroon_does_not_clash(String prefix) {
        assertThat(MACAROONS.clashWith(prefix)).isFalse();
    }
}
