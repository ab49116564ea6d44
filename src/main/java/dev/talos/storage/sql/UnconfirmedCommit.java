package dev.talos.storage.sql;

import java.sql.SQLException;

/** The connection broke when a transaction was to be committed: nobody knows whether it was. */
final class UnconfirmedCommit extends SQLException {

    UnconfirmedCommit(SQLException cause) {
        super("no answer to COMMIT", cause);
    }
}
