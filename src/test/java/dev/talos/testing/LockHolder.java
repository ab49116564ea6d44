package dev.talos.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A process that holds the write lock of a SQLite database until it is closed. */
public final class LockHolder implements AutoCloseable {

    private static final String LOCKED = "locked";

    private final Process process;

    private LockHolder(Process process) {
        this.process = process;
    }

    /** Returns when the lock is held. */
    public static LockHolder start(Path database) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (!LOCKED.equals(said)) {
            process.destroyForcibly();
            throw new IllegalStateException("the other process did not get the lock, but said: " + said);
        }
        return new LockHolder(process);
    }

    /** Holds the lock until its standard input ends. */
    public static void main(String[] args) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0])) {
            connection.createStatement().executeUpdate("BEGIN IMMEDIATE");
            System.out.println(LOCKED);
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
