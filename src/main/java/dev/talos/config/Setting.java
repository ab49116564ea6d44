package dev.talos.config;

import java.util.List;
import java.util.Locale;

/**
 * One setting.
 *
 * @param key its path in the file: {@code serve.http.port}
 */
record Setting<T>(String key, Change change, Absent absent, Form<T> form) {

    /** When a change of the file takes effect. */
    enum Change {
        /** Within two seconds. */
        HOT,
        /** At the next start. */
        COLD
    }

    /** What holds when nobody wrote anything. */
    sealed interface Absent {

        /** The server does not start. */
        record Required() implements Absent {}

        record Default(Given given) implements Absent {}

        /** The setting has no value. */
        record None() implements Absent {}
    }

    static <T> Setting<T> required(String key, Change change, Form<T> form) {
        return new Setting<>(key, change, new Absent.Required(), form);
    }

    static <T> Setting<T> optional(String key, Change change, Form<T> form) {
        return new Setting<>(key, change, new Absent.None(), form);
    }

    static <T> Setting<T> of(String key, Change change, String fallback, Form<T> form) {
        return new Setting<>(key, change, new Absent.Default(new Given.Text(fallback)), form);
    }

    static <T> Setting<List<T>> list(String key, Change change, Form<T> item) {
        return new Setting<>(key, change, new Absent.Default(new Given.Texts(List.of())), new ListForm<>(item));
    }

    /** The environment variable that overrides the file. */
    String variable() {
        return variable(key);
    }

    static String variable(String key) {
        return "TALOS_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    boolean isHot() {
        return change == Change.HOT;
    }

    boolean isList() {
        return form instanceof ListForm<?>;
    }
}
