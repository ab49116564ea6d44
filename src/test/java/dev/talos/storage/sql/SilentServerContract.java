package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.DatabaseServers;
import dev.talos.testing.SilentProxy;
import dev.talos.testing.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that says nothing any more, at whatever point of a connection that is being made. */
abstract class SilentServerContract {

    /** More than a connection needs. */
    private static final int ANSWERS = 24;

    /** For the login, and for what is set on the connection after it. */
    private static final Duration LONGEST = ServerLimits.SILENCE.multipliedBy(3);

    private final DatabaseServers servers;

    SilentServerContract(DatabaseServers servers) {
        this.servers = servers;
    }

    @ParameterizedTest
    @EnumSource
    void nobody_waits_for_it_for_ever(Dialect.Access access) {
        String dsn = servers.process().dsn(servers.newDatabase());
        long begun = System.nanoTime();
        List<Boolean> connected = Together.call(ANSWERS, answers -> connects(dsn, answers, access));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
        assertThat(connected).startsWith(false).endsWith(true);
        ServerTesting.awaitNobodyConnecting();
    }

    private boolean connects(String dsn, int answers, Dialect.Access access) {
        int port = servers.process().port();
        try (SilentProxy proxy = new SilentProxy(port, answers);
                Connection _ = ServerTesting.settings(dsn.replace(":" + port, ":" + proxy.port()))
                        .target()
                        .dialect()
                        .connections(access)
                        .getConnection()) {
            return true;
        } catch (SQLException _) {
            return false;
        }
    }
}
