package dev.talos.config;

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
                .map(name -> new Guess(name, distance(written, name)))
                .filter(guess -> guess.distance() <= written.length() / CHARACTERS_PER_SLIP)
                .min(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name))
                .map(Guess::name);
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
