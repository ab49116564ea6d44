package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells SQLite's result codes apart: those that pass, and those that do not. */
final class SqliteFaults {

    // SQLite wants a page for each small thing; with less than this left, any I/O error is the disk being full.
    private static final long FULL_BYTES = 64 << 10;

    private static final int PRIMARY_CODE = 0xff;

    private SqliteFaults() {}

    static boolean isBusy(SQLException fault) {
        int code = fault.getErrorCode() & PRIMARY_CODE;
        return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    static StoreException explain(SQLException fault, Path file) {
        return fault instanceof SQLiteException ? explainResult(fault, file) : cannotOpen(fault);
    }

    private static StoreException explainResult(SQLException fault, Path file) {
        return switch (SQLiteErrorCode.getErrorCode(fault.getErrorCode() & PRIMARY_CODE)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                unavailable("the database is busy: another process is writing to it", fault);
            case SQLITE_FULL -> full(fault);
            case SQLITE_IOERR ->
                isFull(file) ? full(fault) : unavailable("the disk of the database reports an error", fault);
            case SQLITE_READONLY -> unavailable("the database is read-only; Talos needs to write to it", fault);
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH -> cannotOpen(fault);
            case SQLITE_NOTADB -> new StoreException.Broken("the file of the database is not a database", fault);
            case SQLITE_CORRUPT ->
                new StoreException.Broken("the database is damaged; restore it from a backup", fault);
            case null, default ->
                new StoreException.Broken("the database refused a statement; is its schema current?", fault);
        };
    }

    private static StoreException cannotOpen(SQLException fault) {
        return unavailable("the database cannot be opened: it or its directory is missing or may not be used", fault);
    }

    private static StoreException full(SQLException fault) {
        return unavailable("the disk of the database is full; nothing was stored", fault);
    }

    private static StoreException unavailable(String message, SQLException fault) {
        return new StoreException.Unavailable(message, fault);
    }

    private static boolean isFull(Path file) {
        try {
            return Files.getFileStore(file).getUsableSpace() < FULL_BYTES;
        } catch (IOException _) {
            return false;
        }
    }
}
