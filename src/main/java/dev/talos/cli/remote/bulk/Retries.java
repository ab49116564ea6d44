package dev.talos.cli.remote.bulk;

import dev.talos.cli.command.CommandFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The attempts to get one batch through. */
final class Retries {
    /** Starts counting for a batch. One for a run: that the server is away is said once, not by each batch. */
    static final class Factory {
        private final RetryPolicy policy;
        private final StopSignal stop;
        private final Consumer<String> note;
        private final AtomicBoolean away = new AtomicBoolean();

        Factory(RetryPolicy policy, StopSignal stop, Consumer<String> note) {
            this.policy = policy;
            this.stop = stop;
            this.note = note;
        }

        Retries start() {
            return new Retries(this);
        }
    }

    /** A single failure is nothing to tell a user of: a busy server has many. */
    private static final int WORTH_A_NOTE = 2;

    private final Factory run;
    private int failures;
    private long firstFailure;

    private Retries(Factory run) {
        this.run = run;
    }

    void answered() {
        if (run.away.compareAndSet(true, false)) {
            run.note.accept("the server answers again");
        }
    }

    /**
     * Waits before the next attempt.
     *
     * @return false when the run was stopped meanwhile
     * @throws CommandFailure when it is time to give up
     */
    boolean again(CommandFailure fault, Optional<String> retryAfter) {
        if (failures++ == 0) {
            firstFailure = System.nanoTime();
        }
        Duration passed = Duration.ofNanos(System.nanoTime() - firstFailure);
        Optional<Duration> wait = run.policy.wait(failures, passed, retryAfter);
        if (wait.isEmpty()) {
            throw run.policy.patience().isZero() ? fault : gaveUp(fault, passed);
        }
        if (failures == WORTH_A_NOTE && run.away.compareAndSet(false, true)) {
            run.note.accept(fault.reason() + ": " + fault.getMessage() + "; trying again for up to "
                    + seconds(run.policy.patience()));
        }
        return !run.stop.await(wait.get());
    }

    private static CommandFailure gaveUp(CommandFailure fault, Duration passed) {
        return fault.saying(fault.getMessage() + "; gave up after " + seconds(passed));
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }
}
