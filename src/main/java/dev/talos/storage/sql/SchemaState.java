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

    /** A newer Talos was here. That one, or a newer one still, has to be used. */
    record TooNew(int version, int known) implements SchemaState {}

    /** A migration ended half-way. Someone has to look at the database, and then force a version. */
    record Dirty(int version) implements SchemaState {}
}
