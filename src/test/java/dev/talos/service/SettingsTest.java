package dev.talos.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.talos.credential.Issuers;
import dev.talos.credential.KeyPrefixes;
import dev.talos.credential.MacaroonPrefixes;
import dev.talos.storage.Quota;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no configuration can bring about, whoever reads it. */
class SettingsTest {

    @Test
    void a_clock_skew_is_bounded() {
        assertThat(trust("talos", Duration.ZERO).clockSkew()).isZero();
        assertThat(trust("talos", Duration.ofMinutes(10)).clockSkew()).isEqualTo(Duration.ofMinutes(10));
        assertThatIllegalArgumentException().isThrownBy(() -> trust("talos", Duration.ofSeconds(601)));
        assertThatIllegalArgumentException().isThrownBy(() -> trust("talos", Duration.ofNanos(-1)));
    }

    @Test
    void no_prefix_is_of_keys_and_of_macaroons() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trust("mc", Duration.ZERO))
                .withMessage("a prefix is of keys or of macaroons, not of both");
    }

    @Test
    void the_default_ttl_of_tokens_is_bounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenSettings(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenSettings(Duration.ofDays(3651)));
    }

    @Test
    void a_quota_may_be_none_or_nothing_but_not_less() {
        assertThat(new QuotaSettings(null).quota()).isEqualTo(Quota.NONE);
        assertThat(new QuotaSettings(0L).quota()).isEqualTo(new Quota(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaSettings(-1L));
    }

    private static TrustSettings trust(String keyPrefix, Duration skew) {
        return new TrustSettings(
                new Issuers("issuer", List.of()),
                new KeyPrefixes(keyPrefix, List.of(), null, List.of()),
                new MacaroonPrefixes("mc", List.of()),
                skew);
    }
}
