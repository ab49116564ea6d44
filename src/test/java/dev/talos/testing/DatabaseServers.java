package dev.talos.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The database servers that all tests of a run share. Each is started when it is first asked for. */
public enum DatabaseServers {
    POSTGRES(PostgresProcess::careless),
    MARIADB(MariaDbProcess::careless);

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Supplier<DatabaseProcess> starter;
    private @Nullable DatabaseProcess process;

    DatabaseServers(Supplier<DatabaseProcess> starter) {
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
