package dev.talos.storage.sql;

import org.junit.jupiter.api.Tag;

/** The same of PostgreSQL among a million keys of one tenant and as many of hostile ones. */
@Tag("slow")
final class PostgresMillionKeysTest extends PostgresQueryPlanTest {

    @Override
    int keys() {
        return 1_000_000;
    }

    @Override
    int hostileKeys() {
        return 250_000;
    }
}
