package dev.talos.config;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that is one text and no secret.
 *
 * @param allowed what may be written, in the words of an error message
 * @param parse empty for a text that is not allowed
 */
record TextForm<T>(String allowed, Function<String, Optional<T>> parse, Function<T, String> shown) implements Form<T> {

    private static final int LONGEST_ECHO = 100;

    @Override
    public Checked<T> read(Given given) {
        Optional<T> value = given instanceof Given.Text(var text) ? parse.apply(text) : Optional.empty();
        if (value.isPresent()) {
            return new Checked.Ok<>(value.get());
        }
        String got = given instanceof Given.Text(var text) ? quote(text) : given.toString();
        return new Checked.Faulty<>(List.of(new FieldViolation("", "is " + got + "; allowed is " + allowed)));
    }

    @Override
    public String show(T value) {
        return shown.apply(value);
    }

    private static String quote(String text) {
        String start = text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) + "…" : text;
        return '"' + start.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
