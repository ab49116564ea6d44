package dev.talos.storage;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.KeyId;

/** Moves one key from the digest it was found under to the one under the current secret. */
public record DigestRewrite(KeyId keyId, KeyDigest from, KeyDigest to) {}
