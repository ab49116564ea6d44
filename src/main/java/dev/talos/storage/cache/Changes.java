package dev.talos.storage.cache;

import dev.talos.model.KeyId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which keys changed, and when. Changes are counted, and each key has a slot with the number of its last one; an entry
 * carries the count from before it was read. So what was read before a change is known to be old wherever it turns up,
 * also when the reader writes it into the cache long after the change. Nothing is locked, and there is no index from keys
 * to entries. Keys that share a slot only make each other read again.
 */
final class Changes {

    private final AtomicLong count = new AtomicLong();
    private final AtomicLongArray last = new AtomicLongArray(Slots.COUNT);

    /** How many changes there were. */
    long count() {
        return count.get();
    }

    void add(KeyId keyId) {
        long change = count.incrementAndGet();
        last.accumulateAndGet(Slots.of(keyId), change, Math::max);
    }

    /** Whether that key, or one that shares its slot, changed after the count was what it was. */
    boolean since(long count, KeyId keyId) {
        return last.get(Slots.of(keyId)) > count;
    }
}
