import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Something to be measured.
 *
 * @param quick whether it is over in a few seconds when asked to be
 * @param usual whether it runs when nobody says which
 */
record Scenario(String name, String what, boolean quick, boolean usual, Run run) {

    /** Cannot be measured here, and why; not a fault. */
    static final class Unavailable extends RuntimeException {
        Unavailable(String why) {
            super(why);
        }
    }

    /** Answers were not what they have to be. What was measured is reported, and the run fails. */
    static final class Wrong extends RuntimeException {
        private final transient List<Finding> findings;

        Wrong(String what, List<Finding> findings) {
            super(what);
            this.findings = findings;
        }

        List<Finding> findings() {
            return findings;
        }
    }

    interface Run {
        List<Finding> in(Lab lab) throws IOException, InterruptedException;
    }

    static final List<Scenario> ALL = List.of(
            new Scenario("cached", "verify 1000 keys in turn, memory cache on", true, true, Cached::run),
            new Scenario("sqlite", "verify 1000 keys in turn, no cache, SQLite with --keys keys", true, true, Sqlite::run),
            new Scenario("unknown", "verify keys that nobody has, each another one", false, true, Unknown::run),
            new Scenario("tokens", "verify JWTs and macaroons, seen before and never seen", false, true, Tokens::run),
            new Scenario("batch", "batchVerify of 100 against single verifies, in keys per second", true, true, Batches::run),
            new Scenario("growth", "verify without cache as the store grows: --growth", false, true, Growth::run),
            new Scenario("hashed", "hits and misses with four unsalted schemes of hashed keys in use, and with none", false, true, Hashed::run),
            new Scenario("memory", "resident memory under full load of several kinds", false, true, Memory::run),
            new Scenario("latency", "open loop at half of the greatest rate: latency from when a request was due", false, true, Latency::run),
            new Scenario("mixed", "15 readers and 5 writers doing every operation in turn, every answer checked, on SQLite", true, true, Mixed::sqlite),
            new Scenario("mixed-postgresql", "the same on PostgreSQL", false, true, Mixed::postgres),
            new Scenario("postgresql", "verify without cache on PostgreSQL, against a plain client's reads of single rows", false, true, Postgres::run),
            new Scenario("start", "first answer of `talos serve` against a bare Vert.x server, and one CLI call", false, true, StartUp::run),
            new Scenario("import", "--rows raw keys by `batch-import`, against JDBC and the sqlite3 shell", false, false, ImportSpeed::run),
            new Scenario("import-postgresql", "the same on PostgreSQL, against COPY by a plain client", false, false, ServerImport::postgres),
            new Scenario("import-mariadb", "the same on MariaDB, against LOAD DATA by a plain client", false, false, ServerImport::mariaDb));

    static final List<Scenario> USUAL = ALL.stream().filter(Scenario::usual).toList();
    static final List<Scenario> QUICK = ALL.stream().filter(Scenario::quick).toList();

    static List<Scenario> named(String names) {
        if (names.equals("all")) {
            return ALL;
        }
        List<Scenario> chosen = new ArrayList<>();
        for (String name : names.split(",")) {
            chosen.add(ALL.stream()
                    .filter(scenario -> scenario.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no scenario " + name + "; see --list")));
        }
        return chosen;
    }
}
