package dev.talos.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers to those who waited: brought to each event loop as a whole, so that it is woken once. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Map<Executor, List<Runnable>> byHome = new HashMap<>();

    void add(Waiting waiting, Verification verification) {
        CompletableFuture<Verification> answer = waiting.answer();
        add(waiting.home(), () -> answer.complete(verification));
    }

    void fail(List<Waiting> all, Throwable fault) {
        for (Waiting waiting : all) {
            CompletableFuture<Verification> answer = waiting.answer();
            add(waiting.home(), () -> answer.completeExceptionally(fault));
        }
    }

    private void add(Executor home, Runnable telling) {
        byHome.computeIfAbsent(home, _ -> new ArrayList<>()).add(telling);
    }

    /** Returns before they are told, unless their executors run what they get at once. */
    void deliver() {
        byHome.forEach(Answers::deliver);
    }

    private static void deliver(Executor home, List<Runnable> tellings) {
        try {
            home.execute(() -> tellings.forEach(Runnable::run));
        } catch (RejectedExecutionException e) {
            LOG.debug("an event loop ended before its answers came", e);
        }
    }
}
