package dev.talos.storage;

import dev.talos.model.ApiKey;

/** What became of a key that was to have a successor. */
public sealed interface RotateOutcome {

    /**
     * Done.
     *
     * @param old as it is now: revoked
     */
    record Rotated(ApiKey old, ApiKey successor) implements RotateOutcome {}

    record NoSuchKey() implements RotateOutcome {}

    /** It had been revoked before, perhaps by another rotation; nothing was done. */
    record AlreadyRevoked(ApiKey key) implements RotateOutcome {}
}
