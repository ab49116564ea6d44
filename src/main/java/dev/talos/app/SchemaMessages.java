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
            case SchemaState.TooNew(var version, var known) ->
                "the schema of the database is at version %d, made by a newer talos; this one knows %d. Use that one"
                        .formatted(version, known);
            case SchemaState.Dirty(var version) ->
                "the schema of the database is dirty: migration %d ended half-way; see: talos migrate status"
                        .formatted(version);
        };
    }
}
