package dev.talos.storage.sql;

import org.junit.jupiter.api.Tag;

/** The same of MariaDB among a million keys. */
@Tag("slow")
final class MariaDbMillionKeysTest extends MariaDbQueryPlanTest {

    @Override
    int keys() {
        return 1_000_000;
    }
}
