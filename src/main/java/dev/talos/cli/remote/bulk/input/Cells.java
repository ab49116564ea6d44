package dev.talos.cli.remote.bulk.input;

import java.util.List;

/** The values of one row by the names of their columns. What is empty counts as left out. */
interface Cells {
    /** The value, or the empty text. */
    String text(String column);

    /** A value that is a list. In a text its elements are separated by blanks. */
    List<String> list(String column);

    /** The elements of a text. */
    static List<String> elements(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
