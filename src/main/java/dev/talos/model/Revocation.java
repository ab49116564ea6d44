package dev.talos.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a key.
 *
 * @param description free text for people; only PRIVILEGE_WITHDRAWN carries one
 */
public record Revocation(
        Instant time, RevocationReason reason, @Nullable String description) {}
