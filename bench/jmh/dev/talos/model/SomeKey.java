package dev.talos.model;

import java.time.Instant;
import java.util.List;

/** A key as most are. */
public final class SomeKey {

    private SomeKey() {}

    public static ApiKey of(KeyKind kind) {
        return new ApiKey(
                KeyId.random(),
                kind,
                new ApiKey.Attributes(
                        "a key",
                        "user-1",
                        List.of("read", "write"),
                        new Metadata("{\"plan\":\"pro\"}"),
                        KeyVisibility.SECRET,
                        null,
                        List.of()),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
