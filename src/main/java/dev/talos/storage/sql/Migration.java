package dev.talos.storage.sql;

/**
 * One step of the schema and how far this database is with it.
 *
 * @param name what it is about, as its file says; for a version that this build does not know, as the database says
 */
public record Migration(int version, String name, State state) {

    /** How far a database is with a step. */
    public enum State {
        PENDING,
        APPLIED,

        /** It failed half-way, or is running right now: nobody knows what the schema is like. */
        DIRTY
    }
}
