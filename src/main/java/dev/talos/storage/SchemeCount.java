package dev.talos.storage;

import dev.talos.model.LegacyScheme;

/**
 * How far the move away from a scheme has come.
 *
 * @param imported the keys that came in by it, less those deleted before they were seen
 * @param pending those of them that have not been seen; the scheme is in use while there are any
 */
public record SchemeCount(LegacyScheme scheme, long imported, long pending) {

    public boolean inUse() {
        return pending > 0;
    }
}
