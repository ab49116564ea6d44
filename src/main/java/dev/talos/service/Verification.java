package dev.talos.service;

/** A verdict, and what the cache had to do with it. */
public record Verification(Verdict verdict, FromCache fromCache) {

    /** Whether the cache had the key. */
    public enum FromCache {
        HIT,
        MISS,
        /** There is no cache, or no key to be looked up. */
        NOT_ASKED
    }
}
