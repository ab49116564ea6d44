package dev.talos.config;

import dev.talos.model.Spelling;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses what somebody meant to write. */
final class Nearest {

    /** A guess may differ in one of this many characters. */
    private static final int CHARACTERS_PER_SLIP = 3;

    private record Guess(String name, int distance) {}

    private Nearest() {}

    /** The candidate that takes the fewest changed characters; empty when none is near. */
    static Optional<String> to(String written, Stream<String> candidates) {
        if (written.length() > 200) {
            return Optional.empty();
        }
        return candidates
                .map(name -> new Guess(name, Spelling.distance(written, name)))
                .filter(guess -> guess.distance() <= written.length() / CHARACTERS_PER_SLIP)
                .min(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name))
                .map(Guess::name);
    }
}
