package dev.talos.storage.sql;

import org.junit.jupiter.api.Tag;

/** The same of PostgreSQL among a million keys in all. */
@Tag("slow")
final class PostgresMillionKeysTest extends PostgresQueryPlanTest {

    @Override
    int keys() {
        return 200_000;
    }
}
