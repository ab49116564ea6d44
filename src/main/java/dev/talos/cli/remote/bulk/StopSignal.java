package dev.talos.cli.remote.bulk;

import dev.talos.cli.command.CommandFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Says that no further request shall be sent: the user wants to stop, or one of them failed for good. */
final class StopSignal {
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<Optional<CommandFailure>> failure = new AtomicReference<>(Optional.empty());

    void request() {
        stop.countDown();
    }

    /** Stops for a fault; of several the first is kept. */
    void fail(CommandFailure fault) {
        failure.compareAndSet(Optional.empty(), Optional.of(fault));
        request();
    }

    boolean isSet() {
        return stop.getCount() == 0;
    }

    Optional<CommandFailure> failure() {
        return failure.get();
    }

    /** Waits for so long, or until it is set; returns whether it is. */
    boolean await(Duration time) {
        try {
            return stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
