package dev.talos.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** The answers to those who waited: brought to each event loop as a whole, so that it is woken once. */
final class Answers {

    private final Map<Executor, List<Runnable>> byHome = new HashMap<>();

    void add(Waiting waiting, Verification verification) {
        add(waiting, () -> waiting.answer().complete(verification));
    }

    void fail(List<Waiting> all, Throwable fault) {
        all.forEach(waiting -> add(waiting, () -> waiting.answer().completeExceptionally(fault)));
    }

    private void add(Waiting waiting, Runnable telling) {
        byHome.computeIfAbsent(waiting.home(), _ -> new ArrayList<>()).add(telling);
    }

    /** Returns before they are told, unless their executors run what they get at once. */
    void deliver() {
        byHome.forEach((home, tellings) -> home.execute(() -> tellings.forEach(Runnable::run)));
    }
}
