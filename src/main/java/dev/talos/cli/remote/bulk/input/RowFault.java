package dev.talos.cli.remote.bulk.input;

/** Why the text of a row is no row. */
final class RowFault extends Exception {
    private final Place place;

    RowFault(Place place, String message) {
        super(message);
        this.place = place;
    }

    Place place() {
        return place;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Only a message: a trace for each bad row of millions would cost more than all else. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
