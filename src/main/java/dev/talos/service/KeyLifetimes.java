package dev.talos.service;

import dev.talos.model.Checked;
import dev.talos.model.Durations;
import dev.talos.model.FieldViolation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides when a new key ends. */
public final class KeyLifetimes {

    private final Supplier<KeySettings> settings;

    public KeyLifetimes(Supplier<KeySettings> settings) {
        this.settings = settings;
    }

    /**
     * The moment a key made now is no longer valid.
     *
     * @param ttl what the caller asked for; null takes the configured default
     * @return empty when the key never expires
     */
    Checked<Optional<Instant>> expiry(@Nullable Duration ttl, Instant now) {
        KeySettings set = settings.get();
        if (ttl == null) {
            return new Checked.Ok<>(Optional.ofNullable(set.defaultTtl()).map(life -> end(now, life)));
        }
        return fault(ttl)
                .<Checked<Optional<Instant>>>map(fault -> new Checked.Faulty<>(List.of(fault)))
                .orElseGet(() -> new Checked.Ok<>(Optional.of(end(now, ttl))));
    }

    /** To the microsecond, which is all that a store keeps. */
    private static Instant end(Instant now, Duration life) {
        return now.plus(life).truncatedTo(ChronoUnit.MICROS);
    }

    /** What is wrong with a ttl that somebody asked for, of a key or of a token; empty when nothing is. */
    Optional<FieldViolation> fault(Duration ttl) {
        Duration longest = settings.get().maxTtl();
        return ttl.compareTo(KeySettings.SHORTEST_TTL) >= 0 && ttl.compareTo(longest) <= 0
                ? Optional.empty()
                : Optional.of(new FieldViolation(
                        "ttl",
                        "is %s; allowed are 1s to %s (credentials.api_keys.max_ttl)"
                                .formatted(Durations.format(ttl), Durations.format(longest))));
    }
}
