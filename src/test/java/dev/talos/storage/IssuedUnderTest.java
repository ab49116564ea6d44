package dev.talos.storage;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.attributes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import org.jspecify.annotations.Nullable;

/** What tests of issued keys do over and over. */
interface IssuedUnderTest extends StoreUnderTest {

    Revocation END = new Revocation(CREATED.plusSeconds(60), RevocationReason.SUPERSEDED, null);

    static ApiKey newKey() {
        return new ApiKey(
                KeyId.random(), KeyKind.ISSUED, attributes("a key", "an actor"), CREATED, CREATED, null, null, null);
    }

    default InsertOutcome issueOutcome(@Nullable String requestId, Quota quota) {
        return store().insertIssued(HERE, newKey(), requestId, quota);
    }

    default ApiKey issue(ApiKey key, @Nullable String requestId) {
        assertThat(store().insertIssued(HERE, key, requestId, Quota.NONE)).isEqualTo(new InsertOutcome.Inserted());
        return key;
    }

    default ApiKey issue() {
        return issue(newKey(), null);
    }

    default ApiKey revoke(ApiKey key) {
        return store().update(HERE, key.kind(), key.keyId(), found -> found.revoked(END))
                .orElseThrow();
    }

    default ApiKey foundIssued(KeyId keyId) {
        return store().find(HERE, KeyKind.ISSUED, keyId).orElseThrow();
    }
}
