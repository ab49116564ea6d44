package dev.talos.http;

import java.util.concurrent.CompletableFuture;

/** Answers one kind of request, on a thread that may block. Throws for faults only. */
@FunctionalInterface
public interface Operation {

    Answer answer(Request request);

    /** Thinks, and does nothing else. */
    record Immediate(Operation operation) implements PromptOperation {
        @Override
        public CompletableFuture<Answer> start(Request request) {
            return CompletableFuture.completedFuture(operation.answer(request));
        }
    }

    /** One that only thinks. */
    static PromptOperation immediate(Operation operation) {
        return new Immediate(operation);
    }
}
