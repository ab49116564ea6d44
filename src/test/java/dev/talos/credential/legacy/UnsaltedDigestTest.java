package dev.talos.credential.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talos.crypto.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnsaltedDigestTest {

    private static final KeyPart AFTER_THE_BAR = KeyPart.parse("after_first:|").orElseThrow();
    private static final Secret KEY = Secret.of("7|secret");

    @Test
    void a_key_without_the_separator_has_no_digest() {
        Scheme.Plain scheme = new Scheme.Plain(PlainAlgorithm.SHA256, AFTER_THE_BAR);

        assertThat(scheme.digest(Secret.of("secret"), LegacySecrets.NONE)).isEmpty();
    }

    @Test
    void nothing_behind_the_separator_has_no_digest() {
        Scheme.Plain scheme = new Scheme.Plain(PlainAlgorithm.SHA256, AFTER_THE_BAR);

        assertThat(scheme.digest(Secret.of("7|"), LegacySecrets.NONE)).isEmpty();
    }

    @Test
    void without_its_secret_a_keyed_digest_cannot_be_made() {
        assertThat(new Scheme.Keyed("old", KeyPart.WHOLE).digest(KEY, LegacySecrets.NONE))
                .isEmpty();
    }

    @Test
    void a_nul_behind_a_key_makes_another_keyed_digest() {
        LegacySecrets secrets = LegacySecrets.of(Map.of("old", Secret.of("1")));
        Scheme.Keyed scheme = new Scheme.Keyed("old", KeyPart.WHOLE);

        assertThat(scheme.digest(Secret.of("a key\0"), secrets))
                .isPresent()
                .isNotEqualTo(scheme.digest(Secret.of("a key"), secrets));
    }

    @Test
    void two_secrets_make_two_digests() {
        LegacySecrets secrets = LegacySecrets.of(Map.of("one", Secret.of("1"), "two", Secret.of("2")));

        assertThat(new Scheme.Keyed("one", KeyPart.WHOLE).digest(KEY, secrets))
                .isPresent()
                .isNotEqualTo(new Scheme.Keyed("two", KeyPart.WHOLE).digest(KEY, secrets));
    }

    @Test
    void an_empty_secret_is_no_secret() {
        assertThatThrownBy(() -> LegacySecrets.of(Map.of("old", Secret.of(""))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_digest_is_not_printed() {
        Scheme.Plain scheme = new Scheme.Plain(PlainAlgorithm.SHA256, KeyPart.WHOLE);

        assertThat(scheme.digest(KEY, LegacySecrets.NONE).toString()).isEqualTo("Optional[[REDACTED]]");
    }
}
