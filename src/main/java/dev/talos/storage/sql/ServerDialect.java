package dev.talos.storage.sql;

import java.sql.SQLException;

/** What all databases have in common that run as servers of their own: Talos cannot make, move or look after them. */
abstract class ServerDialect implements Dialect {

    private static final String ALREADY_FAILED = "25P02";

    private static final String CONSTRAINT_VIOLATED = "23";

    private static final int LEAST_LOOKUPS = 2;

    @Override
    public final boolean oneWriter() {
        return false;
    }

    /** Two at least, so that one connection that hangs does not hold up everybody. */
    @Override
    public final int lookupsAtOnce() {
        return Math.max(LEAST_LOOKUPS, Runtime.getRuntime().availableProcessors());
    }

    /** The server itself says so when something is written. */
    @Override
    public final void requireWritable() {}

    /** A limit may strike while others are still being told of the COMMIT. Only some faults say that it was undone. */
    @Override
    public final boolean mayBeStored(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return nature(fault) != Nature.COLLISION
                && !state.equals(ALREADY_FAILED)
                && !state.startsWith(CONSTRAINT_VIOLATED);
    }

    @Override
    public final String lockingRead(String select) {
        return select + " FOR UPDATE";
    }

    @Override
    public final boolean moved() {
        return false;
    }

    /** Left to its administrator. */
    @Override
    public final void create() {}

    @Override
    public final boolean exists() {
        return true;
    }

    @Override
    public final Upkeep startUpkeep() {
        return () -> {};
    }
}
