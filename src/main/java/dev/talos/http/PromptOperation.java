package dev.talos.http;

import dev.talos.service.Prompt;

/** Answers one kind of request on the event loop, and never makes it wait. Throws for faults only. */
public interface PromptOperation extends Operation {

    /** Known when nobody has to be waited for; else, once begun, done by any thread. */
    Prompt<Answer> start(Request request);

    @Override
    default Answer answer(Request request) {
        return start(request).begin().join();
    }
}
