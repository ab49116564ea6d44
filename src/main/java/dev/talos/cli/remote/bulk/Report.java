package dev.talos.cli.remote.bulk;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.remote.Answer;
import dev.talos.cli.remote.Remote;
import java.time.Duration;
import java.util.Optional;

/** Says at the end what became of an import: each row when there are few, the sum when there are many. */
final class Report {
    /** What the shell says of a command that was interrupted; the JVM sees to it. */
    private static final int INTERRUPTED = 130;

    /**
     * How a run ended.
     *
     * @param tally of all runs that belong to the import
     * @param finished whether every row that could be read is done
     */
    record End(Tally tally, boolean finished, long nanos) {}

    private final Remote remote;
    private final BulkSettings settings;
    private final SmallResult small;
    private final long earlier;

    /** @param earlier rows that were done in earlier runs */
    Report(Remote remote, BulkSettings settings, SmallResult small, long earlier) {
        this.remote = remote;
        this.settings = settings;
        this.small = small;
        this.earlier = earlier;
    }

    /** Of an import that was finished before. */
    int ofEarlierRun(Tally tally) {
        remote.note("the checkpoint says that every row of this file is done; nothing was sent");
        print(new Summary(tally, earlier, Duration.ZERO, true, false));
        return ExitCode.ofBatch(tally.imported() + tally.existed(), tally.failed());
    }

    /**
     * Prints the results and returns the exit code.
     *
     * @param broken where the input ended too early
     * @throws CommandFailure when it ended too early, was given up, or no row at all succeeded
     */
    int of(End end, Optional<String> broken, StopSignal stop, boolean interrupted) {
        Tally tally = end.tally();
        boolean fewRows = small.isKept();
        if (tally.rows() > 0) {
            if (fewRows) {
                remote.print(small.document(), new SmallResultView(small.names()));
            } else {
                boolean all = end.finished() && broken.isEmpty();
                print(new Summary(tally, earlier, Duration.ofNanos(end.nanos()), all, dryRun()));
            }
        }
        stop.failure().ifPresent(failure -> {
            throw tally.rows() == 0 ? failure : stopped(tally, failure);
        });
        if (interrupted) {
            remote.note("stopped after " + tally.rows() + " rows; " + howToGoOn());
            return INTERRUPTED;
        }
        broken.ifPresent(what -> {
            throw CommandFailure.failed("INPUT_BROKEN", "")
                    .after(done(tally), "--file: " + what + "; the " + tally.rows() + " rows before it were read");
        });
        if (done(tally) == 0) {
            throw nothingDone(tally);
        }
        if (fewRows) {
            remote.note(briefly(tally));
        }
        return ExitCode.ofBatch(done(tally), tally.failed());
    }

    private boolean dryRun() {
        return settings.rows().dryRun();
    }

    private static long done(Tally tally) {
        return tally.imported() + tally.existed();
    }

    private void print(Summary summary) {
        remote.print(summary.document(), new Summary.AsTable());
        remote.note(summary.line());
    }

    private String briefly(Tally tally) {
        String counts = "imported " + tally.imported()
                + (settings.rows().skipExisting() ? ", existed " + tally.existed() : "")
                + ", failed " + tally.failed();
        return dryRun() ? "dry run, nothing was written: " + counts : counts;
    }

    private CommandFailure stopped(Tally tally, CommandFailure failure) {
        return failure.after(
                done(tally), "stopped after " + tally.rows() + " rows: " + failure.getMessage() + "; " + howToGoOn());
    }

    private String howToGoOn() {
        return settings.paths().checkpoint().isPresent()
                ? "run the same command again to go on from there"
                : "run it again with --skip-existing: what is imported already then counts as done";
    }

    private CommandFailure nothingDone(Tally tally) {
        return small.refusal()
                .map(Answer::refusal)
                .orElseGet(() -> CommandFailure.failed(
                        "NOTHING_IMPORTED", "none of the " + tally.rows() + " rows was imported"));
    }
}
