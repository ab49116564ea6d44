package dev.talos.service;

import dev.talos.storage.KeyMemory;
import dev.talos.storage.KeyStore;
import dev.talos.storage.cache.CachedKeyStore;
import java.util.Optional;

/**
 * Where keys are looked up.
 *
 * @param memory what can be told without waiting; empty when nothing is remembered
 * @param usual may answer from memory
 * @param refreshing asks the database, and remembers
 * @param database neither reads nor writes a memory
 */
public record KeySources(Optional<KeyMemory> memory, KeyStore usual, KeyStore refreshing, KeyStore database) {

    /** Nothing is remembered. */
    public static KeySources uncached(KeyStore store) {
        return new KeySources(Optional.empty(), store, store, store);
    }

    public static KeySources cached(CachedKeyStore store) {
        return new KeySources(Optional.of(store), store, store.refreshing(), store.behind());
    }

    KeyStore of(CacheUse use) {
        return switch (use) {
            case ALLOWED -> usual;
            case REFRESHED -> refreshing;
            case BYPASSED -> database;
        };
    }
}
