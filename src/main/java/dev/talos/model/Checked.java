package dev.talos.model;

import java.util.List;

/** What became of a piece of input: the value it stands for, or everything that is wrong with it. */
public sealed interface Checked<T> {

    record Ok<T>(T value) implements Checked<T> {}

    record Faulty<T>(List<FieldViolation> violations) implements Checked<T> {

        public Faulty {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("faulty input has at least one violation");
            }
        }
    }
}
