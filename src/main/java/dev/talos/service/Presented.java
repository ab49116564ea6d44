package dev.talos.service;

import dev.talos.crypto.Secret;
import dev.talos.model.NetworkId;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A credential that was presented, as far as it can be judged by itself.
 *
 * @param client where it was presented; empty when that is not known, which no allowlist admits
 * @param proof what the text alone proves
 */
record Presented(NetworkId network, Secret credential, Optional<InetAddress> client, CacheUse use, Proof proof) {

    /** What the text alone proves, and by what. */
    record Proof(Trust trust, Instant now, Route route) {}

    Route route() {
        return proof.route();
    }
}
