package dev.talos.cli.remote.bulk;

import dev.talos.cli.command.CommandFailure;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Keeps so many requests under way: one thread reads and cuts, a virtual thread for each batch sends it and has it put
 * down. No more than {@value #MOST_KIB} KiB of rows are on their way, however many requests there may be.
 */
final class Pipeline {
    private static final int MOST_KIB = 8 << 10;

    private final BatchSender sender;
    private final Ledger ledger;
    private final StopSignal stop;
    private final Semaphore slots;
    private final Semaphore room = new Semaphore(MOST_KIB);

    Pipeline(BatchSender sender, Ledger ledger, StopSignal stop, int concurrency) {
        this.sender = sender;
        this.ledger = ledger;
        this.stop = stop;
        this.slots = new Semaphore(concurrency);
    }

    /**
     * Runs until there are no more batches, or the signal to stop; waits for the requests under way either way.
     *
     * @return whether every batch was put down
     */
    boolean run(Supplier<Optional<Batch>> batches) {
        boolean exhausted = false;
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!stop.isSet() && !exhausted) {
                Optional<Batch> batch = batches.get();
                exhausted = batch.isEmpty();
                batch.ifPresent(next -> hand(next, senders));
            }
        } catch (CommandFailure failure) {
            stop.fail(failure);
        }
        return exhausted && !stop.isSet();
    }

    private void hand(Batch batch, ExecutorService senders) {
        int kib = (int) Math.min(MOST_KIB, 1 + (batch.characters() >> 10));
        slots.acquireUninterruptibly();
        room.acquireUninterruptibly(kib);
        senders.execute(() -> {
            try {
                send(batch);
            } finally {
                room.release(kib);
                slots.release();
            }
        });
    }

    private void send(Batch batch) {
        if (stop.isSet()) {
            return;
        }
        try {
            sender.send(batch).ifPresent(ledger::settle);
        } catch (CommandFailure failure) {
            stop.fail(failure);
        } catch (Throwable e) {
            // An Error too, such as too little memory: the batch is lost, and nobody else would tell. Its message is
            // not
            // shown: nobody has checked that it holds no credential.
            stop.fail(CommandFailure.failed(
                    "INTERNAL", "a fault in talos itself (" + e.getClass().getSimpleName() + ")"));
        }
    }
}
