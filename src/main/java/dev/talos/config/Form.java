package dev.talos.config;

import dev.talos.model.Checked;

/** How the values of a setting are written. */
interface Form<T> {

    /**
     * The value that was meant. The field of a violation is the place inside the setting: empty, or an index such as
     * {@code [1]}.
     */
    Checked<T> read(Given given);

    /** The value for an operator's eyes; a secret stays hidden. */
    String show(T value);
}
