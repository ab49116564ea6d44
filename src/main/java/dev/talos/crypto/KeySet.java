package dev.talos.crypto;

import dev.talos.model.Checked;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys that sign derived tokens and check them. A key without its private half only checks: that is how a retired
 * one stays. Immutable; a change of the sets makes a new one.
 */
public final class KeySet {

    private static final KeySet NONE = new KeySet(List.of(), Optional.empty(), "{\"keys\":[]}", List.of());

    private final Map<String, VerificationKey> byKid;
    private final Optional<SigningKey> signingKey;
    private final String publicJwks;
    private final List<String> notes;

    KeySet(List<VerificationKey> keys, Optional<SigningKey> signingKey, String publicJwks, List<String> notes) {
        this.byKid = keys.stream().collect(Collectors.toUnmodifiableMap(VerificationKey::kid, Function.identity()));
        this.signingKey = signingKey;
        this.publicJwks = publicJwks;
        this.notes = List.copyOf(notes);
    }

    /**
     * Reads JWK sets: Ed25519, RSA from {@value JwkReader#LEAST_RSA_BITS} bits on, P-256. A JWK of another kind or for
     * another use is left out, which {@link #notes()} tells. A JWK without {@code kid} is named by its thumbprint
     * (RFC 7638).
     *
     * @param signingKeyId the key that signs; empty for the first with {@code use=sig}, else the first
     * @return faulty when a text is no JWK set, a key is broken or weak, a name comes twice, or there is no private
     *     key of the name asked for
     */
    public static Checked<KeySet> parse(List<JwkSetText> sets, String signingKeyId, Signatures signatures) {
        // Most servers have no keys, and to load what reads them takes a while of the start.
        return sets.isEmpty() && signingKeyId.isEmpty()
                ? new Checked.Ok<>(NONE)
                : new KeySetReader(signatures).read(sets, signingKeyId);
    }

    public Optional<VerificationKey> find(String kid) {
        return Optional.ofNullable(byKid.get(kid));
    }

    /** Whether this very key is in the set, not just one of its name. */
    public boolean holds(VerificationKey key) {
        return key.equals(byKid.get(key.kid()));
    }

    /** Empty when no key has a private half: tokens can be checked, not made. */
    public Optional<SigningKey> signingKey() {
        return signingKey;
    }

    /** The public keys as a JWK set in JSON, as anyone may have it (RFC 7517 section 5). */
    public String publicJwks() {
        return publicJwks;
    }

    /** What was left out and why, for the log. Names keys, tells nothing of them. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public String toString() {
        return "KeySet" + byKid.values();
    }
}
