package dev.talos.http;

import dev.talos.service.Prompt;

/** Answers one kind of request, on a thread that may block. Throws for faults only. */
@FunctionalInterface
public interface Operation {

    Answer answer(Request request);

    /** Thinks, and does nothing else. */
    record Immediate(Operation operation) implements PromptOperation {
        @Override
        public Prompt<Answer> start(Request request) {
            return new Prompt.Known<>(operation.answer(request));
        }
    }

    /** One that only thinks. */
    static PromptOperation immediate(Operation operation) {
        return new Immediate(operation);
    }
}
