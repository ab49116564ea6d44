package dev.talos.cli.remote.bulk.input;

/** What a file is cut into. */
sealed interface RawRow {
    /** Where it begins. */
    Place place();

    /** The text of one row, without its line end. */
    record Text(Place place, String text) implements RawRow {
        /** Holds a raw key. */
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters at " + place + "]";
        }
    }

    /** A row that cannot be read; the next one can. */
    record Bad(Place place, String message) implements RawRow {}

    /** From here on rows cannot be told apart any more: the input ends here. */
    record Broken(Place place, String message) implements RawRow {}
}
