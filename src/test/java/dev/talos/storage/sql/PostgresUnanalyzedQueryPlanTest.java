package dev.talos.storage.sql;

/** What it says before it has looked at the table for the first time, as in the minute after a large import. */
class PostgresUnanalyzedQueryPlanTest extends PostgresQueryPlanTest {

    /** With fewer it rather reads some of them than to search the index of digests for each of a hundred. */
    @Override
    int keys() {
        return 200_000;
    }

    @Override
    String statistics() {
        return "ALTER TABLE api_keys SET (autovacuum_enabled = off)";
    }
}
