package dev.talos.storage.sql;

/** Whether this build can work with the schema of a database. */
public sealed interface SchemaState {

    record Current(int version) implements SchemaState {}

    /**
     * {@code talos migrate up} mends it.
     *
     * @param version 0 when there is no schema at all
     */
    record TooOld(int version, int needed) implements SchemaState {}

    /**
     * A newer Talos has taken one step more, or is about to be started. Every step leaves the release before it working,
     * so this build can serve.
     */
    record OneAhead(int version, int known) implements SchemaState {}

    /** A much newer Talos was here. That one, or a newer one still, has to be used. */
    record TooNew(int version, int known) implements SchemaState {}

    /** A migration ended half-way, or is on its way. If it is not, someone has to look at the database, and then force a version. */
    record Dirty(int version) implements SchemaState {}

    /** Whether this build can serve on it. */
    default boolean isUsable() {
        return switch (this) {
            case Current _, OneAhead _ -> true;
            case TooOld _, TooNew _, Dirty _ -> false;
        };
    }
}
