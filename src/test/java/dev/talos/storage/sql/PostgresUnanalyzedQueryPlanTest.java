package dev.talos.storage.sql;

/** What it says before it has looked at the table for the first time, as in the minute after a large import. */
class PostgresUnanalyzedQueryPlanTest extends PostgresQueryPlanTest {

    @Override
    String statistics() {
        return "ALTER TABLE api_keys SET (autovacuum_enabled = off)";
    }
}
