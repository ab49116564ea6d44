package dev.talos.storage;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.LegacyScheme;

/**
 * A key that may be the presented one: its digest has to be made again to tell.
 *
 * @param salt what that takes beside the presented key
 * @param digest what comes out if it is the one
 */
public record SaltedKey(ApiKey key, LegacyScheme scheme, String salt, KeyDigest digest) {}
