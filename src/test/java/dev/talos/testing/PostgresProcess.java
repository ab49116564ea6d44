package dev.talos.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL in a process of its own, far to the east of UTC. Can be killed and started again. */
public final class PostgresProcess implements DatabaseProcess {

    private static final Duration START = Duration.ofSeconds(60);

    private final Path data;
    private final Map<String, String> settings;
    private EmbeddedPostgres running;

    private PostgresProcess(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
        this.running = start(0);
    }

    /** As an administrator would run it. */
    public static PostgresProcess start() {
        // Not as in the library's own settings.
        return new PostgresProcess(DataDirectory.onDisk(), Map.of("synchronous_commit", "on"));
    }

    /** Faster, and not to be killed. */
    static PostgresProcess careless() {
        return new PostgresProcess(DataDirectory.inMemory(), Map.of("fsync", "off", "full_page_writes", "off"));
    }

    /** One that offers TLS, and does not insist on it. */
    public static PostgresProcess withTls(Certificates certificates) {
        return new PostgresProcess(
                DataDirectory.inMemory(),
                Map.of(
                        "ssl",
                        "on",
                        "ssl_cert_file",
                        certificates.certificate().toString(),
                        "ssl_key_file",
                        certificates.key().toString()));
    }

    private EmbeddedPostgres start(int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("timezone", "Pacific/Kiritimati")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setPGStartupWait(START);
            settings.forEach(builder::setServerConfig);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String dsn(String database) {
        return "postgres://postgres:postgres@127.0.0.1:" + running.getPort() + "/" + database;
    }

    @Override
    public int port() {
        return running.getPort();
    }

    @Override
    public void create(String database) {
        execute("postgres", "CREATE DATABASE " + database);
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return running.getDatabase("postgres", database).getConnection();
    }

    /** Its children would outlive the first of them for a while. */
    @Override
    public Stream<ProcessHandle> processes() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void kill() {
        List<ProcessHandle> all = processes().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    @Override
    public void restart() {
        int port = running.getPort();
        close();
        running = start(port);
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
