package dev.talos.cli.remote.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.cli.remote.TalosClient;
import dev.talos.cli.remote.bulk.input.InputIdentity;
import dev.talos.cli.remote.bulk.input.Place;
import dev.talos.cli.remote.bulk.input.Row;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Batches of rows that need no server. */
class PipelineTest {
    private final StopSignal stop = new StopSignal();

    private static Batch batch(long position) {
        return new Batch(List.of(new Row.Bad(position, new Place(1 + position, 1), "INVALID_ARGUMENT", "bad")));
    }

    private static Ledger ledger(Consumer<Settled> details) {
        RunIdentity identity = new RunIdentity(new InputIdentity(-1, "", ""), "", "", "");
        return new Ledger(
                Checkpoint.ofNewRun(identity),
                new Ledger.Files(Optional.empty(), new ErrorLines(false), Optional.empty(), Duration.ZERO),
                false,
                details);
    }

    private boolean run(Ledger ledger, Batch... batches) {
        Console console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of());
        RetryPolicy policy = new RetryPolicy(Duration.ZERO, InstantSource.system());
        BatchSender sender = new BatchSender(
                new TalosClient(new GlobalOptions(console)),
                false,
                _ -> true,
                new Retries.Factory(policy, stop, _ -> {}));
        Iterator<Batch> rest = List.of(batches).iterator();
        return new Pipeline(sender, ledger, stop, 1)
                .run(() -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty());
    }

    @Test
    void an_error_in_a_thread_stops_the_run_without_its_words() {
        Ledger ledger = ledger(_ -> {
            throw new NoClassDefFoundError("sk-never-shown");
        });

        assertThat(run(ledger, batch(0))).isFalse();
        assertThat(stop.failure())
                .hasValueSatisfying(failure -> assertThat(failure)
                        .hasMessageContaining("NoClassDefFoundError")
                        .hasMessageNotContaining("sk-never-shown"));
    }

    @Test
    void a_row_that_was_lost_is_missing_in_the_ledger() {
        Ledger ledger = ledger(_ -> {});

        assertThat(run(ledger, batch(0), batch(2))).isTrue();
        assertThat(ledger.isDone(2)).isTrue();
        assertThat(ledger.isDone(3)).isFalse();
    }
}
