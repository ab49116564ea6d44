package dev.talos.storage.sql;

/** What all databases have in common that run as servers of their own: Talos cannot make, move or look after them. */
abstract class ServerDialect implements Dialect {

    @Override
    public final boolean oneWriter() {
        return false;
    }

    /** The server itself says so when something is written. */
    @Override
    public final void requireWritable() {}

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
