package dev.talos.http;

import java.util.concurrent.CompletableFuture;

/** Answers one kind of request on the event loop, and never makes it wait. Throws for faults only. */
public interface PromptOperation extends Operation {

    /** Done already when no one had to be waited for; else done later, by any thread. */
    CompletableFuture<Answer> start(Request request);

    @Override
    default Answer answer(Request request) {
        return start(request).join();
    }
}
