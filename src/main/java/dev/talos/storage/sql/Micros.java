package dev.talos.storage.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as they are stored: whole microseconds since 1970-01-01T00:00Z, no leap seconds. */
final class Micros {

    private Micros() {}

    static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
