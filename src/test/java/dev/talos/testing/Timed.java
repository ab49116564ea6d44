package dev.talos.testing;

import dev.talos.testing.ApiClient.Answer;
import java.time.Duration;
import java.util.function.Supplier;

/** An answer, and how long it took. */
public record Timed(Answer answer, Duration took) {

    public static Timed of(Supplier<Answer> request) {
        long begun = System.nanoTime();
        Answer answer = request.get();
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - begun));
    }
}
