package dev.talos.cli.remote.bulk.input;

/** A row of the input on its way to the server, or one that never gets there. */
public sealed interface Row {
    /** Which row of the input, from 0; blank lines and the header of a CSV file do not count. */
    long position();

    Place place();

    /**
     * A row that can be sent.
     *
     * @param json the import request, with a {@code request_id}
     */
    record Good(long position, Place place, String json) implements Row {
        /** Holds a raw key. */
        @Override
        public String toString() {
            return "Good[" + position + " at " + place + "]";
        }
    }

    /**
     * A row that is not sent.
     *
     * @param code why, as the API would name it without its prefix
     */
    record Bad(long position, Place place, String code, String message) implements Row {
        /** A row that cannot be read. */
        static Bad unreadable(long position, Place place, String message) {
            return new Bad(position, place, "INVALID_ARGUMENT", message + "; see " + place);
        }
    }
}
