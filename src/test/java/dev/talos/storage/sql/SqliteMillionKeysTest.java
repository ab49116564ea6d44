package dev.talos.storage.sql;

import org.junit.jupiter.api.Tag;

/** The same of SQLite among a million keys in all. */
@Tag("slow")
final class SqliteMillionKeysTest extends SqliteRowsTouchedTest {

    @Override
    int keys() {
        return 200_000;
    }
}
