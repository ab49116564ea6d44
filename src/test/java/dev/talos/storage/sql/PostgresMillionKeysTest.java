package dev.talos.storage.sql;

import org.junit.jupiter.api.Tag;

/** The same of PostgreSQL among a million keys. */
@Tag("slow")
final class PostgresMillionKeysTest extends PostgresQueryPlanTest {

    @Override
    int keys() {
        return 1_000_000;
    }
}
