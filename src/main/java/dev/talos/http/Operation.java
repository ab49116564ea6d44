package dev.talos.http;

/** Answers one kind of request. Throws for faults only. */
@FunctionalInterface
public interface Operation {

    Answer answer(Request request);

    /** Whether answering may wait for anything. What does not wait is answered on the event loop. */
    default boolean blocks() {
        return true;
    }

    /** One that only thinks. */
    static Operation immediate(Operation operation) {
        return new Operation() {
            @Override
            public Answer answer(Request request) {
                return operation.answer(request);
            }

            @Override
            public boolean blocks() {
                return false;
            }
        };
    }
}
