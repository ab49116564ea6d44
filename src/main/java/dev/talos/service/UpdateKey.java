package dev.talos.service;

import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyStatus;
import dev.talos.model.Metadata;
import dev.talos.model.NetworkId;
import dev.talos.model.RateLimitPolicy;
import dev.talos.storage.KeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes what the owner says about a key. A revoked key stays as it was when it ended. */
public final class UpdateKey {

    /** What to change, field by field. */
    public record Changes(
            Change<String> name,
            Change<List<String>> scopes,
            Change<Metadata> metadata,
            Change<@Nullable RateLimitPolicy> rateLimitPolicy,
            Change<List<Cidr>> allowedCidrs) {

        ApiKey.Attributes applyTo(ApiKey.Attributes before) {
            return new ApiKey.Attributes(
                    name.applyTo(before.name()),
                    before.actorId(),
                    scopes.applyTo(before.scopes()),
                    metadata.applyTo(before.metadata()),
                    before.visibility(),
                    rateLimitPolicy.applyTo(before.rateLimitPolicy()),
                    allowedCidrs.applyTo(before.allowedCidrs()));
        }
    }

    /** What became of an update. */
    public sealed interface Outcome {

        record Updated(ApiKey key) implements Outcome {}

        record NoSuchKey() implements Outcome {}

        record Revoked() implements Outcome {}
    }

    private final KeyStore store;
    private final InstantSource clock;

    public UpdateKey(KeyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public Outcome update(NetworkId network, KeyKind kind, KeyId keyId, Changes changes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<ApiKey> after = store.update(
                network,
                kind,
                keyId,
                key -> key.statusAt(now) == KeyStatus.REVOKED
                        ? key
                        : key.withAttributes(changes.applyTo(key.attributes()), now));
        return after.<Outcome>map(key -> key.revocation() != null ? new Outcome.Revoked() : new Outcome.Updated(key))
                .orElseGet(Outcome.NoSuchKey::new);
    }
}
