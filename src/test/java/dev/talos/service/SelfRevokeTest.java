package dev.talos.service;

import static dev.talos.service.HashedRequests.BCRYPT_KEY;
import static dev.talos.service.HashedRequests.BCRYPT_TEXT;
import static dev.talos.service.HashedRequests.bcrypt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.RevocationReason;
import dev.talos.storage.StoreException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Self-revocation of keys that are stored more than once. */
class SelfRevokeTest extends WithHashedKeys {

    private SelfRevoke.Outcome selfRevoke() {
        return bench.selfRevoke.revoke(Bench.NETWORK, Secret.of(BCRYPT_KEY), RevocationReason.KEY_COMPROMISE);
    }

    private boolean isRevoked(ApiKey key) {
        return bench.store
                        .find(Bench.NETWORK, key.kind(), key.keyId())
                        .orElseThrow()
                        .revocation()
                != null;
    }

    @Test
    void it_reaches_the_salted_twins_of_a_key_that_can_be_looked_up() {
        ApiKey raw = bench.imported(Bench.request(BCRYPT_KEY));
        ApiKey salted = bench.imported(bcrypt());
        ApiKey saltedOtherwise = bench.imported(bcrypt(BCRYPT_TEXT, 10));

        assertThat(selfRevoke()).isInstanceOf(SelfRevoke.Outcome.Revoked.class);
        assertThat(raw).matches(this::isRevoked);
        assertThat(salted).matches(this::isRevoked);
        assertThat(saltedOtherwise).matches(this::isRevoked);
    }

    @Test
    void it_leaves_alone_what_only_has_the_same_lookup() {
        bench.imported(bcrypt());
        ApiKey other = bench.imported(bcrypt(HashedRequests.OTHER_BCRYPT_TEXT));
        selfRevoke();

        assertThat(other).matches(key -> !isRevoked(key));
    }

    @Test
    void what_can_be_looked_up_is_revoked_even_when_there_is_too_much_to_compare() {
        reopen(new SlowDigests(1, Duration.ofSeconds(5), Duration.ZERO));
        ApiKey raw = bench.imported(Bench.request(BCRYPT_KEY));
        bench.imported(bcrypt());

        assertThatExceptionOfType(StoreException.Unavailable.class).isThrownBy(this::selfRevoke);
        assertThat(raw).matches(this::isRevoked);
    }

    @Test
    void it_takes_no_turn_of_those_who_verify() {
        reopen(new SlowDigests(0, Duration.ofMillis(10), Duration.ofSeconds(5)));
        bench.imported(bcrypt());

        assertThat(selfRevoke()).isInstanceOf(SelfRevoke.Outcome.Revoked.class);
    }
}
