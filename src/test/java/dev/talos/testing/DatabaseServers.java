package dev.talos.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The database servers that all tests of a run share. Each is started when it is first asked for. */
public final class DatabaseServers {

    public static final DatabaseServers POSTGRES = new DatabaseServers(PostgresProcess::careless);
    public static final DatabaseServers MARIADB = new DatabaseServers(MariaDbProcess::careless);

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Supplier<DatabaseProcess> starter;
    private @Nullable DatabaseProcess process;

    private DatabaseServers(Supplier<DatabaseProcess> starter) {
        this.starter = starter;
    }

    public synchronized DatabaseProcess process() {
        if (process == null) {
            process = starter.get();
        }
        return process;
    }

    /** Makes a database and returns its name. */
    public String newDatabase() {
        String name = "talos" + DATABASES.incrementAndGet();
        process().create(name);
        return name;
    }
}
