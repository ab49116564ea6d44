import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Database servers to measure on: durable, on disk, with 512 MB of buffers and otherwise as they come. Each ends with the
 * lab. {@code Databases.postgres(lab, cpu)} starts one; {@code lab.talos(database.dsn(), settings)} puts Talos on it.
 */
final class Databases {

    private static final String BUFFERS = "512M";

    private Databases() {}

    /** A server with one empty database. */
    record Database(String name, Daemon server, String dsn, String jdbc) {

        /** A plain client. The server may ask it for files, which is how MariaDB takes in many rows. */
        Connection connect() throws IOException {
            try {
                return DriverManager.getConnection(jdbc);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    /** PostgreSQL on that core, or on any. */
    static Database postgres(Lab lab, OptionalInt cpu) throws IOException, InterruptedException {
        Path bin = Programs.postgres(lab.options().root());
        Path data = Files.createDirectory(lab.file("postgresql"));
        Tools.output(new ProcessBuilder(Programs.notAsRoot(
                bin.resolve("initdb"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-D",
                data.toString())));
        int port = Daemon.freePort();
        List<String> command = Programs.notAsRoot(
                bin.resolve("postgres"), "-D", data.toString(), "-p", Integer.toString(port), "-h", "127.0.0.1",
                "-c", "unix_socket_directories=", "-c", "shared_buffers=" + BUFFERS + "B");
        Daemon server = lab.start(placed(cpu, command), Map.of(), port, "postgresql.log");
        create("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
        return new Database(
                "PostgreSQL", server, "postgres://postgres@127.0.0.1:" + port + "/talos?sslmode=disable",
                "jdbc:postgresql://127.0.0.1:" + port + "/talos?user=postgres&sslmode=disable");
    }

    /** MariaDB on that core, or on any. */
    static Database mariaDb(Lab lab, OptionalInt cpu) throws IOException, InterruptedException {
        Path base = Programs.mariaDb(lab.options().root());
        Path data = Files.createDirectory(lab.file("mariadb"));
        int port = Daemon.freePort();
        List<String> common = List.of("--no-defaults", "--user=root", "--basedir=" + base, "--datadir=" + data);
        Tools.output(new ProcessBuilder(Programs.command(
                Programs.in(base, "mariadb-install-db"), common, "--auth-root-authentication-method=normal", "--skip-test-db")));
        List<String> command = Programs.command(
                Programs.in(base, "mariadbd"), common, "--lc-messages-dir=" + base.resolve("share"),
                "--socket=" + lab.file("s"), "--port=" + port, "--bind-address=127.0.0.1", "--skip-grant-tables",
                "--skip-name-resolve", "--skip-ssl", "--local-infile=1",
                "--innodb-buffer-pool-size=" + BUFFERS);
        Daemon server = lab.start(placed(cpu, command), Map.of(), port, "mariadb.log");
        create("jdbc:mariadb://127.0.0.1:" + port + "/?user=root");
        return new Database(
                "MariaDB", server, "mysql://root@tcp(127.0.0.1:" + port + ")/talos",
                "jdbc:mariadb://127.0.0.1:" + port + "/talos?user=root&allowLocalInfile=true");
    }

    private static List<String> placed(OptionalInt cpu, List<String> command) {
        return cpu.isPresent() ? Daemon.pinned(cpu.getAsInt(), command) : command;
    }

    /** The port is open a moment before the server lets anybody in. */
    private static void create(String jdbc) throws IOException, InterruptedException {
        for (int i = 0; ; i++) {
            try (Connection connection = DriverManager.getConnection(jdbc);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE talos");
                return;
            } catch (SQLException e) {
                if (i == 300) {
                    throw new IOException(e);
                }
                Thread.sleep(100);
            }
        }
    }
}
