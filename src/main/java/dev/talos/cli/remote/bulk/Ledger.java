package dev.talos.cli.remote.bulk;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts down what became of each row: the errors first, then that it is done. Cut off in between, the errors are cut
 * back to what the checkpoint knows and the rows are sent again.
 */
final class Ledger {
    /**
     * Where the ledger writes.
     *
     * @param pause between two checkpoints; what is done in between is sent again after a crash, so this is about work
     *     and not about safety
     */
    record Files(Optional<ErrorsFile> errors, ErrorLines lines, Optional<CheckpointFile> checkpoint, Duration pause) {}

    private final Files files;
    private final boolean existingIsDone;
    private final Consumer<Settled> details;
    private final Checkpoint start;
    private long lastSave = System.nanoTime();

    /**
     * Goes on from a checkpoint.
     *
     * @param details is told of each batch after it is put down
     */
    Ledger(Checkpoint start, Files files, boolean existingIsDone, Consumer<Settled> details) {
        this.start = start;
        this.files = files;
        this.existingIsDone = existingIsDone;
        this.details = details;
    }

    /** Before anything is sent: from here on the ids of the requests are known whatever happens. */
    synchronized void open() {
        save(false);
    }

    /**
     * Puts down a batch.
     *
     * @throws dev.talos.cli.command.CommandFailure when a file cannot be written; the batch is not done then
     */
    synchronized void settle(Settled batch) {
        files.errors().ifPresent(errors -> append(batch, errors));
        batch.verdicts().forEach(verdict -> start.tally().add(verdict, existingIsDone));
        start.done().add(batch.batch().range());
        details.accept(batch);
        if (System.nanoTime() - lastSave >= files.pause().toNanos()) {
            save(false);
        }
    }

    private void append(Settled batch, ErrorsFile errors) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < batch.verdicts().size(); i++) {
            Verdict verdict = batch.verdicts().get(i);
            boolean existed = existingIsDone && verdict.code().equals(Verdict.ALREADY_EXISTS);
            if (verdict.isFailure() && !existed) {
                lines.append(files.lines().line(batch.row(i), verdict));
            }
        }
        if (!lines.isEmpty()) {
            errors.append(lines.toString());
        }
    }

    /** @param finished whether there are no more rows to come */
    synchronized void close(boolean finished) {
        save(finished);
    }

    private void save(boolean finished) {
        long errorsLength = files.errors().map(ErrorsFile::save).orElse(0L);
        files.checkpoint()
                .ifPresent(file -> file.save(new Checkpoint(
                        start.identity(), start.requestIds(), start.done(), start.tally(), errorsLength, finished)));
        lastSave = System.nanoTime();
    }

    /** Whether each of the first rows is done, so many of them. */
    synchronized boolean isDone(long rows) {
        return start.done().size() >= rows;
    }

    /** The counts as they are now, those of earlier runs among them. */
    synchronized Tally tally() {
        return start.tally().copy();
    }
}
