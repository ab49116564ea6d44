package dev.talos.service;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is known without waiting, or what there is to begin and to wait for. */
public sealed interface Prompt<T> {

    /** Nothing has to be waited for. */
    record Known<T>(T value) implements Prompt<T> {}

    /**
     * Nothing has been done yet, so that whoever cannot let one more wait need not begin.
     *
     * @param start to be asked once at most, by the thread that got this; never blocks
     */
    record Open<T>(Supplier<CompletableFuture<T>> start) implements Prompt<T> {}

    /** Begins what there is to begin. */
    default CompletableFuture<T> begin() {
        return switch (this) {
            case Known<T>(var value) -> CompletableFuture.completedFuture(value);
            case Open<T>(var start) -> start.get();
        };
    }

    /** The same, with something made of the value once it is known. */
    default <R> Prompt<R> map(Function<T, R> then) {
        return switch (this) {
            case Known<T>(var value) -> new Known<>(then.apply(value));
            case Open<T>(var start) -> new Open<>(() -> start.get().thenApply(then));
        };
    }
}
