package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import dev.talos.storage.sql.Dialect.Nature;
import java.sql.SQLException;

/** Tells the error codes of MySQL and MariaDB apart. */
final class MysqlFaults {

    // Named as in the manuals of both, without ER_.
    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int RECORD_CHANGED = 1020;
    private static final int DUPLICATE = 1062;
    private static final int STATEMENT_TIMEOUT = 1969;
    private static final int QUERY_TIMEOUT = 3024;
    private static final int SERVER_SHUTDOWN = 1053;
    private static final int CONNECTION_KILLED = 1927;
    private static final int TOO_MANY_CONNECTIONS = 1040;
    private static final int TOO_MANY_OF_USER = 1203;
    private static final int TOO_MUCH_OF_USER = 1226;
    private static final int QUERY_INTERRUPTED = 1317;
    private static final int ROLLED_BACK_BY_GROUP = 3101;
    private static final int READ_ONLY = 1290;
    private static final int READ_ONLY_MODE = 1836;
    private static final int DISK_FULL = 1021;
    private static final int TABLE_FULL = 1114;
    private static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_SUCH_TABLE = 1146;
    private static final int NO_SUCH_COLUMN = 1054;
    private static final int DATABASE_DENIED = 1044;
    private static final int LOGIN_DENIED = 1045;
    private static final int TABLE_DENIED = 1142;
    private static final int COLUMN_DENIED = 1143;

    private MysqlFaults() {}

    static Nature nature(SQLException fault) {
        return switch (fault.getErrorCode()) {
            case DEADLOCK, RECORD_CHANGED, DUPLICATE, ROLLED_BACK_BY_GROUP -> Nature.COLLISION;
            case LOCK_WAIT_TIMEOUT -> Nature.LOCKED;
            case SERVER_SHUTDOWN, CONNECTION_KILLED -> Nature.CUT;
            default -> isConnection(fault) ? Nature.CUT : Nature.OTHER;
        };
    }

    static StoreException explain(SQLException fault) {
        return switch (fault.getErrorCode()) {
            case DEADLOCK, RECORD_CHANGED, DUPLICATE, ROLLED_BACK_BY_GROUP -> ServerFaults.tooManyAtOnce(fault);
            case LOCK_WAIT_TIMEOUT -> ServerFaults.locked(fault);
            case STATEMENT_TIMEOUT, QUERY_TIMEOUT, QUERY_INTERRUPTED -> ServerFaults.slow(fault);
            case TOO_MANY_CONNECTIONS, TOO_MANY_OF_USER, TOO_MUCH_OF_USER -> ServerFaults.tooManyConnections(fault);
            case READ_ONLY, READ_ONLY_MODE -> ServerFaults.readOnly(fault);
            case DISK_FULL, TABLE_FULL -> ServerFaults.full(fault);
            case NO_SUCH_DATABASE -> ServerFaults.noSuchDatabase(fault);
            case LOGIN_DENIED, DATABASE_DENIED -> ServerFaults.loginRefused(fault);
            case TABLE_DENIED, COLUMN_DENIED -> ServerFaults.forbidden(fault);
            case NO_SUCH_TABLE, NO_SUCH_COLUMN -> ServerFaults.noSchema(fault);
            default -> isConnection(fault) ? ServerFaults.unreachable(fault) : ServerFaults.refused(fault);
        };
    }

    private static boolean isConnection(SQLException fault) {
        String state = fault.getSQLState();
        return state != null && state.startsWith("08");
    }
}
