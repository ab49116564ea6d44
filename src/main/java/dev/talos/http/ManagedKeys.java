package dev.talos.http;

import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.service.ImportKeys;
import dev.talos.service.ListKeys;
import dev.talos.service.RevokeKey;
import dev.talos.service.UpdateKey;
import dev.talos.storage.KeyStore;

/**
 * What can be done with keys that are kept here.
 *
 * @param legacySecrets those that imports of keyed digests may name
 * @param store to show and delete keys, which takes no more than the store
 */
public record ManagedKeys(
        ImportKeys importKeys,
        LegacySecrets legacySecrets,
        ListKeys listKeys,
        UpdateKey updateKey,
        RevokeKey revokeKey,
        KeyStore store) {}
