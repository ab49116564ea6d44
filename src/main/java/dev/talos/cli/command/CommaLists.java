package dev.talos.cli.command;

import java.util.Arrays;
import java.util.List;

/** Options whose value is a list, and that may be given more than once. */
public final class CommaLists {
    private CommaLists() {}

    /** All elements of all lists; blank ones do not count, so that {@code ""} is the empty list. */
    public static List<String> elements(List<String> lists) {
        return lists.stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }
}
