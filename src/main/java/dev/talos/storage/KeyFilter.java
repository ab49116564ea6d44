package dev.talos.storage;

import dev.talos.model.KeyStatus;
import org.jspecify.annotations.Nullable;

/** Which keys a list shows; null leaves a condition out. Both given: both must hold. */
public record KeyFilter(@Nullable String actorId, @Nullable KeyStatus status) {

    public static final KeyFilter NONE = new KeyFilter(null, null);
}
