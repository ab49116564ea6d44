package dev.talos.service;

import org.jspecify.annotations.Nullable;

/** What an update does to one field. */
public sealed interface Change<T extends @Nullable Object> {

    record Keep<T extends @Nullable Object>() implements Change<T> {}

    record To<T extends @Nullable Object>(T value) implements Change<T> {}

    default T applyTo(T before) {
        return switch (this) {
            case Keep<T>() -> before;
            case To<T>(var value) -> value;
        };
    }
}
