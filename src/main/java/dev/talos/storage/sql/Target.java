package dev.talos.storage.sql;

/** Which database, and where. Its text form is fit for a log. */
sealed interface Target permits SqliteFile, PostgresServer, MysqlServer {

    /** A new dialect, which speaks to this database until it is closed. */
    Dialect dialect();
}
