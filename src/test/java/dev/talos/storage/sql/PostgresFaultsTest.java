package dev.talos.storage.sql;

import dev.talos.testing.DatabaseProcess;
import dev.talos.testing.PostgresProcess;

final class PostgresFaultsTest extends ServerFaultsContract {

    @Override
    DatabaseProcess startProcess() {
        return PostgresProcess.start();
    }

    @Override
    void closeConnections() {
        process()
                .execute(
                        "postgres",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'talos'");
    }
}
