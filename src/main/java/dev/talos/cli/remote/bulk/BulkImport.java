package dev.talos.cli.remote.bulk;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.remote.Remote;
import dev.talos.cli.remote.TalosClient;
import dev.talos.cli.remote.bulk.input.ImportInput;
import dev.talos.cli.remote.bulk.input.Row;
import dev.talos.cli.remote.bulk.input.RowReader;
import dev.talos.cli.remote.bulk.input.SeenKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One import: from a file of any size to keys on the server. */
public final class BulkImport {
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMillis(250);

    private final Remote remote;
    private final BulkSettings settings;
    private final TalosClient client;
    private final StopSignal stop = new StopSignal();
    private final SmallResult small = new SmallResult();
    private final Progress progress;

    public BulkImport(Remote remote, BulkSettings settings) {
        this.remote = remote;
        this.settings = settings;
        this.client = remote.client();
        this.progress = new Progress(remote.console(), remote.isQuiet());
    }

    /**
     * Runs the import and prints what became of it.
     *
     * @return the exit code
     * @throws CommandFailure when it could not begin, or not be ended
     */
    public int run() {
        try (ImportInput input = ImportInput.open(settings.paths().file(), remote.console());
                Interruption interruption = new Interruption(stop)) {
            Optional<CheckpointFile> file = settings.paths().checkpoint().map(CheckpointFile::new);
            Checkpoint start = start(input, file);
            long earlier = start.tally().rows();
            Report report = new Report(remote, settings, small, earlier);
            // Of an input without a length only its rows tell whether there are more of them than the last time.
            if (start.finished() && input.size().isPresent()) {
                return report.ofEarlierRun(start.tally());
            }
            RowReader reader = input.rows(
                    settings.rows().format(),
                    settings.rows().kind(),
                    start.requestIds(),
                    start.done().copy());
            BatchCutter cutter = new BatchCutter(rows(reader), settings.pace().batchSize());
            if (cutter.isEmpty() && reader.position() == 0) {
                throw CommandFailure.usage("--file: " + reader.broken().orElse("it holds no keys"));
            }
            Report.End end = run(new Rows(input, reader, cutter), start, file);
            return report.of(end, reader.broken(), stop, interruption.happened());
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "INPUT_FAILED", "cannot close --file: " + e.getClass().getSimpleName());
        }
    }

    private Checkpoint start(ImportInput input, Optional<CheckpointFile> file) {
        String rows = settings.rows().format().map(Enum::name).orElse("")
                + settings.rows().kind().name();
        RunIdentity identity = new RunIdentity(
                input.identity(),
                rows,
                client.endpoint(),
                settings.paths()
                        .errors()
                        .map(path -> path.toAbsolutePath().toString())
                        .orElse(""));
        return file.flatMap(CheckpointFile::load)
                .map(checkpoint -> checkpoint.of(identity))
                .orElseGet(() -> Checkpoint.ofNewRun(identity));
    }

    private Supplier<@Nullable Row> rows(RowReader reader) {
        if (!settings.rows().dryRun()) {
            return reader::next;
        }
        SeenKeys seen = new SeenKeys();
        return () -> {
            Row row = reader.next();
            if (row == null && seen.isFull()) {
                progress.note("duplicates were looked for among the first " + SeenKeys.MOST
                        + " rows of the file only, and in each request");
            }
            return row == null ? null : seen.check(row);
        };
    }

    /** Where the rows come from, and how far that is. */
    private record Rows(ImportInput input, RowReader reader, BatchCutter cutter) {}

    private Report.End run(Rows rows, Checkpoint start, Optional<CheckpointFile> checkpoint) {
        Optional<ErrorsFile> errors = settings.paths().errors().map(path -> errors(path, start));
        Ledger.Files files = new Ledger.Files(
                errors, new ErrorLines(settings.paths().errorsWithKeys()), checkpoint, BETWEEN_CHECKPOINTS);
        Ledger ledger = new Ledger(start, files, settings.rows().skipExisting(), this::keep);
        if (start.tally().rows() > 0) {
            small.drop();
            progress.note("going on after " + start.tally().rows() + " rows that are done");
        }
        long begin = System.nanoTime();
        boolean finished;
        try (progress) {
            ledger.open();
            progress.start(new Progress.Sources(
                    ledger::tally, rows.input()::taken, rows.input().size()));
            Pipeline pipeline =
                    new Pipeline(sender(), ledger, stop, settings.pace().concurrency());
            finished = pipeline.run(rows.cutter()::next) && allAreDone(ledger, rows.reader());
            // Behind the place where it broke off there may be rows the next time.
            ledger.close(finished && rows.reader().broken().isEmpty());
        } catch (CommandFailure failure) {
            finished = false;
            stop.fail(failure);
        } finally {
            errors.ifPresent(ErrorsFile::close);
        }
        return new Report.End(ledger.tally(), finished, System.nanoTime() - begin);
    }

    /** Nothing is called finished that is not put down, whatever became of a batch. */
    private boolean allAreDone(Ledger ledger, RowReader reader) {
        boolean done = ledger.isDone(reader.position());
        if (!done) {
            stop.fail(CommandFailure.failed("INTERNAL", "a fault in talos itself (rows were lost on their way)"));
        }
        return done;
    }

    private ErrorsFile errors(Path path, Checkpoint start) {
        return ErrorsFile.open(path, start.errorsLength(), settings.paths().errorsWithKeys());
    }

    private BatchSender sender() {
        RetryPolicy policy = new RetryPolicy(settings.pace().patience(), remote.console()::now);
        Retries.Factory retries = new Retries.Factory(policy, stop, progress::note);
        return new BatchSender(client, settings.rows().dryRun(), small::mayKeep, retries);
    }

    /** Few results are shown together at the end; of many, the ids can be had as they come. */
    private void keep(Settled batch) {
        List<Settled> tooMany = small.add(batch);
        if (remote.isQuiet()) {
            StringBuilder ids = new StringBuilder();
            tooMany.stream()
                    .flatMap(settled -> settled.verdicts().stream())
                    .filter(verdict -> !verdict.keyId().isEmpty())
                    .forEach(verdict -> ids.append(verdict.keyId()).append('\n'));
            remote.console().print(ids.toString());
        }
    }
}
