package dev.talos.http;

import dev.talos.testing.DatabaseServers;
import dev.talos.testing.Stores;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of the services and of the API, once more, on PostgreSQL. */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages({"dev.talos.http", "dev.talos.service"})
@ExcludeTags("slow")
final class OnPostgresTest {

    @BeforeSuite
    static void choose() {
        Stores.choose(DatabaseServers.POSTGRES);
    }

    @AfterSuite
    static void chooseSqlite() {
        Stores.choose(null);
    }
}
