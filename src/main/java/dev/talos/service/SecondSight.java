package dev.talos.service;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Tells what comes a second time from what comes once, by hashes and roughly, in 64 KiB. To remember what never comes
 * again would push out what does, and would be garbage among what the collector takes for old. Safe for use by many
 * threads.
 */
public final class SecondSight {

    private static final int PLACE_BITS = 14;
    private static final int PLACES = 1 << PLACE_BITS;

    /** A bit of the clock that is on and off several times in a microsecond. */
    private static final long CHANCE = 1 << 7;

    /** By the last bits of a hash, the 32 bits before them of the one that came last. */
    private final AtomicIntegerArray lately = new AtomicIntegerArray(PLACES);

    /**
     * Whether something of that hash came lately. Tells wrongly that it did as often as the last 46 bits of two are
     * equal, and for one whose 32 bits before the last 14 are zero.
     */
    public boolean has(long hash) {
        int place = (int) hash & (PLACES - 1);
        int mark = (int) (hash >>> PLACE_BITS);
        int last = lately.getPlain(place);
        // Some that share a place and come in turn must not push each other out for ever. Here the clock is chance.
        if (last == 0 || (System.nanoTime() & CHANCE) == 0) {
            lately.setPlain(place, mark);
        }
        return last == mark;
    }
}
