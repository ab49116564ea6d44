package dev.talos.service;

import dev.talos.credential.DerivedClaims;
import dev.talos.model.ApiKey;

/** What a credential turned out to be worth. */
public sealed interface Verdict {

    /**
     * A key that is good now.
     *
     * @param issuer who vouches for it, from the configuration
     */
    record Valid(ApiKey key, String issuer) implements Verdict {}

    /**
     * A derived token that is good now.
     *
     * @param claims with all that its holder has taken away from them taken away
     */
    record ValidToken(DerivedClaims claims) implements Verdict {}

    /** The caller holds no credential of ours, as far as we can tell. */
    record Unknown(VerificationError error) implements Verdict {}

    /** The caller does hold this key, but it is not good now, or not from there. */
    record Refused(ApiKey key, VerificationError error) implements Verdict {}

    /** The caller does hold this token, but it is not good now, or not from there. */
    record RefusedToken(DerivedClaims claims, VerificationError error) implements Verdict {}
}
