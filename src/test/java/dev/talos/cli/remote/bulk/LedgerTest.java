package dev.talos.cli.remote.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.cli.command.Console;
import dev.talos.cli.remote.bulk.input.ImportInput;
import dev.talos.cli.remote.bulk.input.RequestIds;
import dev.talos.cli.remote.bulk.input.Row;
import dev.talos.cli.remote.bulk.input.RowKind;
import dev.talos.cli.remote.bulk.input.RowReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A client that dies at any moment, again and again, against a server that forgets nothing. */
class LedgerTest {
    private static final int ROWS = 60;

    /** Every third row is no row; every seventh has the key of another. */
    private static String input() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            text.append(i % 3 == 2 ? "bad\n" : "{\"raw_key\":\"k" + (i % 7 == 0 ? 1 : i) + "\"}\n");
        }
        return text.toString();
    }

    /** What a server does with request ids and duplicates. */
    private static final class ModelServer {
        final Map<String, String> keyByRequest = new HashMap<>();
        final Map<String, String> requestByKey = new HashMap<>();

        Verdict answer(Row row) {
            return switch (row) {
                case Row.Bad bad -> Verdict.failed(bad.code(), bad.message(), null);
                case Row.Good good -> {
                    var request = ErrorLines.request(good);
                    String id = request.path("request_id").asText();
                    String key = request.path("raw_key").asText();
                    if (!keyByRequest.containsKey(id) && requestByKey.putIfAbsent(key, id) == null) {
                        keyByRequest.put(id, key);
                    }
                    yield keyByRequest.containsKey(id)
                            ? Verdict.imported(id, null)
                            : Verdict.failed(Verdict.ALREADY_EXISTS, "there already", null);
                }
            };
        }
    }

    private record Disk(Path checkpoint, Path errors) {}

    @Property(tries = 40)
    void each_row_is_done_once_wherever_it_dies(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path directory = Files.createTempDirectory("ledger");
        Disk disk = new Disk(directory.resolve("checkpoint"), directory.resolve("errors"));
        ModelServer server = new ModelServer();

        boolean finished = false;
        while (!finished) {
            finished = run(disk, server, random);
        }

        Checkpoint end = new CheckpointFile(disk.checkpoint()).load().orElseThrow();
        List<String> lines = Files.readAllLines(disk.errors());
        assertThat(end.finished()).isTrue();
        assertThat(end.tally().rows()).isEqualTo(ROWS);
        assertThat(end.tally().imported()).isEqualTo(server.keyByRequest.size());
        assertThat(lines).hasSize((int) end.tally().failed()).doesNotHaveDuplicates();
        delete(directory, disk);
    }

    private static void delete(Path directory, Disk disk) throws IOException {
        Files.delete(disk.checkpoint());
        Files.delete(disk.errors());
        Files.delete(directory);
    }

    /** One life: batches of any size go out of order, some answers are lost, and it may end at any step. */
    private static boolean run(Disk disk, ModelServer server, Random random) throws IOException {
        Console console = new Console(
                new ByteArrayInputStream(input().getBytes(UTF_8)),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of());
        CheckpointFile file = new CheckpointFile(disk.checkpoint());
        try (ImportInput input = ImportInput.open("-", console)) {
            RunIdentity identity = new RunIdentity(input.identity(), "", "http://localhost", "");
            Checkpoint start = file.load().map(it -> it.of(identity)).orElseGet(() -> Checkpoint.ofNewRun(identity));
            RequestIds ids = start.requestIds();
            RowReader reader = input.rows(
                    Optional.empty(), RowKind.rawKeys(), ids, start.done().copy());
            List<Batch> batches = new ArrayList<>();
            BatchCutter cutter = new BatchCutter(reader::next, 1 + random.nextInt(9));
            for (Optional<Batch> batch = cutter.next(); batch.isPresent(); batch = cutter.next()) {
                batches.add(batch.get());
            }
            Collections.shuffle(batches, random);
            return live(disk, start, batches, server, random);
        }
    }

    private static boolean live(Disk disk, Checkpoint start, List<Batch> batches, ModelServer server, Random random) {
        // Either after each batch or never before the end.
        Duration pause = random.nextBoolean() ? Duration.ZERO : Duration.ofDays(1);
        int stepsToLive = random.nextInt(2 * batches.size() + 3);
        try (ErrorsFile errors = ErrorsFile.open(disk.errors(), start.errorsLength(), false)) {
            Ledger ledger = new Ledger(
                    start,
                    new Ledger.Files(
                            Optional.of(errors),
                            new ErrorLines(false),
                            Optional.of(new CheckpointFile(disk.checkpoint())),
                            pause),
                    false,
                    _ -> {});
            ledger.open();
            for (Batch batch : batches) {
                List<Verdict> verdicts =
                        batch.rows().stream().map(server::answer).toList();
                if (stepsToLive-- <= 0) {
                    return false;
                }
                ledger.settle(new Settled(batch, verdicts, Optional.empty()));
                if (stepsToLive-- <= 0) {
                    halfALine(disk, random);
                    return false;
                }
            }
            ledger.close(true);
            return true;
        }
    }

    /** Death may come in the middle of a line. */
    private static void halfALine(Disk disk, Random random) {
        if (random.nextBoolean()) {
            try {
                Files.writeString(disk.errors(), "{\"line\":", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
