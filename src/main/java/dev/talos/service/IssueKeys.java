package dev.talos.service;

import dev.talos.credential.IssuedKeyFormat;
import dev.talos.credential.IssuedKeyFormat.IssuedKey;
import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.RotateOutcome;
import dev.talos.storage.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes keys, and new ones in the place of old ones. */
public final class IssueKeys {

    /**
     * A key that someone wants made.
     *
     * @param ttl null takes the configured default
     * @param requestId names this call for its repetitions; null when the caller will not repeat it
     */
    public record Request(
            ApiKey.Attributes attributes,
            @Nullable Duration ttl,
            @Nullable String requestId) {}

    /** What became of a key that was to be made. */
    public sealed interface Outcome {

        /**
         * It is made.
         *
         * @param secret shown now and never again
         */
        record Issued(ApiKey key, Secret secret) implements Outcome {}

        /** An earlier call with the same request id made this key; its secret was shown then. */
        record Repeated(ApiKey key) implements Outcome {}

        record Invalid(List<FieldViolation> violations) implements Outcome {}

        record QuotaExceeded(long most) implements Outcome {}
    }

    /** What became of a key that was to be replaced. */
    public sealed interface Rotation {

        record Rotated(ApiKey key, Secret secret, ApiKey old) implements Rotation {}

        record NoSuchKey() implements Rotation {}

        record AlreadyRevoked() implements Rotation {}
    }

    private final KeyStore store;
    private final Supplier<Trust> trust;
    private final Supplier<QuotaSettings> quota;
    private final KeyLifetimes lifetimes;
    private final Timestamps timestamps;

    public IssueKeys(
            KeyStore store,
            Supplier<Trust> trust,
            Supplier<QuotaSettings> quota,
            KeyLifetimes lifetimes,
            Timestamps timestamps) {
        this.store = store;
        this.trust = trust;
        this.quota = quota;
        this.lifetimes = lifetimes;
        this.timestamps = timestamps;
    }

    public Outcome issue(NetworkId network, Request request) {
        Instant now = timestamps.next();
        return switch (lifetimes.expiry(request.ttl(), now)) {
            case Checked.Faulty<Optional<Instant>>(var violations) -> new Outcome.Invalid(violations);
            case Checked.Ok<Optional<Instant>>(var expiry) ->
                store(network, request, newKey(request.attributes(), now, expiry.orElse(null)));
        };
    }

    private Outcome store(NetworkId network, Request request, ApiKey key) {
        return switch (store.insertIssued(
                network, key, request.requestId(), quota.get().quota())) {
            case InsertOutcome.Inserted() -> new Outcome.Issued(key, secret(key));
            case InsertOutcome.RequestRepeated(var made) -> new Outcome.Repeated(made);
            case InsertOutcome.QuotaExceeded() ->
                new Outcome.QuotaExceeded(quota.get().quota().most());
            case InsertOutcome.DigestTaken _, InsertOutcome.TooManySchemes _, InsertOutcome.TooManyAlike _ ->
                throw new StoreException.Broken("an issued key has no digest", null);
        };
    }

    /**
     * Ends a key and makes its successor, which lives as long as the old one was given from its start, and is like it
     * but for the changes.
     */
    public Rotation rotate(NetworkId network, KeyId old, AttributeChanges changes) {
        Instant now = timestamps.next();
        Revocation end = new Revocation(now, RevocationReason.SUPERSEDED, null);
        return switch (store.rotate(network, old, key -> successor(key, changes, now), end)) {
            case RotateOutcome.Rotated(var ended, var key) -> new Rotation.Rotated(key, secret(key), ended);
            case RotateOutcome.NoSuchKey() -> new Rotation.NoSuchKey();
            case RotateOutcome.AlreadyRevoked _ -> new Rotation.AlreadyRevoked();
        };
    }

    private static ApiKey successor(ApiKey old, AttributeChanges changes, Instant now) {
        Instant expiry =
                old.expireTime() == null ? null : now.plus(Duration.between(old.createTime(), old.expireTime()));
        return newKey(changes.applyTo(old.attributes()), now, expiry);
    }

    private static ApiKey newKey(ApiKey.Attributes attributes, Instant now, @Nullable Instant expiry) {
        return new ApiKey(KeyId.random(), KeyKind.ISSUED, attributes, now, now, expiry, null, null);
    }

    private Secret secret(ApiKey key) {
        Trust trusted = trust.get();
        String prefix = trusted.keyPrefixes().forNew(key.attributes().visibility());
        return IssuedKeyFormat.mint(new IssuedKey(prefix, key.createTime(), key.keyId()), trusted.ring());
    }
}
