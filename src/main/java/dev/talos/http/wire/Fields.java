package dev.talos.http.wire;

import java.util.Optional;

/** The rules for texts that people write: names, scopes, reasons. */
final class Fields {

    static final String NOT_WELL_FORMED = "has half of a surrogate pair, which has no UTF-8 form";

    private Fields() {}

    /**
     * What is wrong with a text; empty when nothing is.
     *
     * @param most characters, that is Unicode code points
     */
    static Optional<String> fault(String text, int most) {
        int characters = text.codePointCount(0, text.length());
        if (characters > most) {
            return Optional.of("has " + characters + " characters; at most " + most + " are allowed");
        }
        if (text.isBlank()) {
            return Optional.of("is " + (text.isEmpty() ? "empty" : "blank") + "; 1 to " + most
                    + " characters are needed, not all of them blank");
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of("has a NUL character (U+0000), which is not allowed here");
        }
        return Texts.isWellFormed(text) ? Optional.empty() : Optional.of(NOT_WELL_FORMED);
    }
}
