package dev.talos.cli.remote.bulk.input;

import dev.talos.cli.command.CommandFailure;

/** What the rows of a file say of their keys: the keys themselves, or digests of a kind. */
public final class RowKind {
    private final String name;
    private final KeyColumns key;

    private RowKind(String name, KeyColumns key) {
        this.name = name;
        this.key = key;
    }

    /** Raw keys; a JSON row is an import request as it stands. */
    public static RowKind rawKeys() {
        return new RowKind("", new RawKeyColumn());
    }

    /** What tells this kind from others, to recognise it in a checkpoint. */
    public String name() {
        return name;
    }

    RowShape ofObjects() {
        return key instanceof RawKeyColumn ? new JsonRows() : new ObjectRows(new RequestWriter(key));
    }

    /** @throws CommandFailure when the header is none */
    RowShape ofRecords(RawRow header, char separator) {
        return new CsvRows(header, separator, new RequestWriter(key));
    }
}
