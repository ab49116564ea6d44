package dev.talos.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What one event loop wants looked up: gathered while the loop takes what has come in, and handed over as a whole. So a
 * thread is woken once for all of it. Used by the thread of that loop only.
 */
final class Gathering {

    private final Executor loop;
    private final Consumer<List<Waiting>> taker;
    private List<Waiting> gathered = new ArrayList<>();

    /**
     * @param loop runs tasks on the thread that uses this, after what that has at hand; or at once
     * @param taker takes over the lists it gets
     */
    Gathering(Executor loop, Consumer<List<Waiting>> taker) {
        this.loop = loop;
        this.taker = taker;
    }

    /** Done later, on the loop. */
    CompletableFuture<Verification> add(Presented presented) {
        CompletableFuture<Verification> answer = new CompletableFuture<>();
        gathered.add(new Waiting(presented, System.nanoTime(), loop, answer));
        if (gathered.size() == 1) {
            loop.execute(this::handOver);
        } else if (gathered.size() == LookupThreads.MOST_AT_ONCE) {
            handOver();
        }
        return answer;
    }

    private void handOver() {
        if (!gathered.isEmpty()) {
            List<Waiting> whole = gathered;
            gathered = new ArrayList<>();
            taker.accept(whole);
        }
    }
}
