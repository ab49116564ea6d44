package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonLocation;

/** Where something stands in the input. Lines and columns count from 1. */
public record Place(long line, long column) {
    /** A place within a text that begins here. */
    Place plus(JsonLocation within) {
        return within.getLineNr() <= 1
                ? new Place(line, column + Math.max(0, within.getColumnNr() - 1))
                : new Place(line + within.getLineNr() - 1, within.getColumnNr());
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
