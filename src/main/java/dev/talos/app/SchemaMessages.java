package dev.talos.app;

import dev.talos.storage.sql.SchemaState;

/** Says in words what is the matter with a schema, and which command helps. */
public final class SchemaMessages {

    private SchemaMessages() {}

    public static String describe(SchemaState state) {
        return switch (state) {
            case SchemaState.Current(var version) -> "the schema of the database is at version " + version;
            case SchemaState.TooOld(var version, var needed) ->
                "the schema of the database is at version %d and this talos needs %d; run: talos migrate up"
                        .formatted(version, needed);
            case SchemaState.OneAhead(var version, var _) ->
                "the schema of the database is at version %d, one step ahead of this talos, which can work with it"
                        .formatted(version);
            case SchemaState.TooNew(var version, var known) ->
                "the schema of the database is at version %d, made by a newer talos; this one knows %d. Use that one,"
                                .formatted(version, known)
                        + " or, with that one, run: talos migrate down --steps %d".formatted(version - known);
            case SchemaState.Dirty(var version) ->
                ("the schema of the database is dirty: migration %d is on its way or ended half-way. If none is on its way,"
                                + " undo or complete it by hand, then run: talos migrate force %d, or %d")
                        .formatted(version, version - 1, version);
        };
    }
}
