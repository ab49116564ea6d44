package dev.talos.storage.sql;

import java.sql.SQLException;

/**
 * A unique index held a key back, and the key that it collides with is not there: it was, and went meanwhile. Or, if that
 * happens again and again, something is wrong with the database.
 */
final class UnexplainedRefusal extends SQLException {

    UnexplainedRefusal() {
        super("the database refused a key, and holds no key that explains it");
    }
}
