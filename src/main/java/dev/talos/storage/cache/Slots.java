package dev.talos.storage.cache;

import dev.talos.model.KeyId;

/** What is kept about keys without an entry for each: those that share a slot share it. */
final class Slots {

    static final int COUNT = 1 << 14;

    private Slots() {}

    static int of(KeyId keyId) {
        int hash = keyId.hashCode();
        return (hash ^ (hash >>> 16)) & (COUNT - 1);
    }
}
