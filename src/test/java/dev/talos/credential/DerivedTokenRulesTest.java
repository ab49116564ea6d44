package dev.talos.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.Cidr;
import dev.talos.model.KeyId;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.NetworkId;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedTokenRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final NetworkId TENANT = new NetworkId(new UUID(0, 1));
    private static final NetworkId OTHER_TENANT = new NetworkId(new UUID(0, 2));
    private static final Issuers ISSUERS = new Issuers(
            "now",
            List.of(
                    new Issuers.Retired("before", Optional.of(NOW.plusSeconds(10))),
                    new Issuers.Retired("long before", Optional.of(NOW)),
                    new Issuers.Retired("always", Optional.empty())));

    private static Optional<DerivedTokenFault> check(String issuer, NetworkId network, Instant now, String client) {
        Grant grant = new Grant(
                KeyId.random(),
                "someone",
                List.of(),
                Metadata.EMPTY,
                KeyVisibility.SECRET,
                List.of(Cidr.parse("192.0.2.0/24").orElseThrow()));
        DerivedClaims claims = new DerivedClaims(
                "id", issuer, TENANT, new TokenLife(NOW, NOW, NOW.plusSeconds(60)), grant, CustomClaims.NONE);
        Optional<InetAddress> address = Cidr.parseAddress(client);
        return DerivedTokenRules.check(claims, now, SKEW, ISSUERS, network, address);
    }

    @ParameterizedTest
    @CsvSource({"now, true", "before, true", "always, true", "long before, false", "Now, false", "'', false"})
    void issuers_count_until_they_are_gone(String issuer, boolean counts) {
        assertThat(check(issuer, TENANT, NOW, "192.0.2.1"))
                .isEqualTo(counts ? Optional.empty() : Optional.of(DerivedTokenFault.ISSUER));
    }

    @Test
    void a_token_of_another_tenant_is_not_good_here() {
        assertThat(check("now", OTHER_TENANT, NOW, "192.0.2.1")).contains(DerivedTokenFault.TENANT);
    }

    @Test
    void a_second_after_its_end_and_the_skew_it_has_expired() {
        assertThat(check("now", TENANT, NOW.plusSeconds(91), "192.0.2.1")).contains(DerivedTokenFault.EXPIRED);
    }

    @Test
    void a_second_before_that_it_has_not() {
        assertThat(check("always", TENANT, NOW.plusSeconds(89), "192.0.2.1")).isEmpty();
    }

    @Test
    void a_token_from_beyond_the_skew_is_not_valid_yet() {
        assertThat(check("now", TENANT, NOW.minusSeconds(31), "192.0.2.1")).contains(DerivedTokenFault.NOT_YET_VALID);
    }

    @ParameterizedTest
    @CsvSource({"192.0.3.1", "2001:db8::1", "'not known'"})
    void from_any_other_address_it_is_not_good(String client) {
        assertThat(check("now", TENANT, NOW, client)).contains(DerivedTokenFault.IP_NOT_ALLOWED);
    }

    @Test
    void whose_it_is_comes_before_all_else() {
        assertThat(check("stranger", OTHER_TENANT, NOW.plusSeconds(1000), "192.0.3.1"))
                .contains(DerivedTokenFault.ISSUER);
    }
}
