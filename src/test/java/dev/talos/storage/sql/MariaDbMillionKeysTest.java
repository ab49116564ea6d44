package dev.talos.storage.sql;

import org.junit.jupiter.api.Tag;

/** The same of MariaDB among a million keys in all. */
@Tag("slow")
final class MariaDbMillionKeysTest extends MariaDbQueryPlanTest {

    @Override
    int keys() {
        return 200_000;
    }
}
