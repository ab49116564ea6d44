package dev.talos.service;

import dev.talos.credential.Issuers;
import dev.talos.credential.KeyPrefixes;
import dev.talos.credential.MacaroonPrefixes;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.KeySet;
import java.time.Duration;

/**
 * What decides at one moment whether a credential is ours. It is asked for once for each credential, or for all of a
 * batch: with parts of two moments, a good one could be refused while secrets or keys are rotated.
 *
 * @param ring makes and checks issued keys, digests of imported ones and macaroons
 * @param keySet makes and checks JWTs
 */
public record Trust(KeyRing ring, KeySet keySet, TrustSettings settings) {

    public Issuers issuers() {
        return settings.issuers();
    }

    public KeyPrefixes keyPrefixes() {
        return settings.keyPrefixes();
    }

    public MacaroonPrefixes macaroonPrefixes() {
        return settings.macaroonPrefixes();
    }

    /** How far the clocks of two servers may be apart. */
    public Duration clockSkew() {
        return settings.clockSkew();
    }
}
