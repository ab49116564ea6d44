package dev.talos.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Stands between Talos and a database, and can lose the answer to a COMMIT. */
public final class CommitLosingProxy implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** The statement, not the level of isolation. */
    private static final Pattern COMMIT = Pattern.compile("COMMIT(?!TED)");

    private final ServerSocket door;
    private final int target;
    private final AtomicBoolean armed = new AtomicBoolean();

    public CommitLosingProxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** The next COMMIT reaches the database, and its answer is the end of that connection. */
    public void loseNextCommit() {
        armed.set(true);
    }

    public boolean isArmed() {
        return armed.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                AtomicBoolean cut = new AtomicBoolean();
                Thread.ofPlatform().daemon().start(() -> pump(client, server, () -> watch(cut)));
                Thread.ofPlatform().daemon().start(() -> answer(server, client, cut));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private Watcher watch(AtomicBoolean cut) {
        return bytes -> {
            if (COMMIT.matcher(bytes).find() && armed.getAndSet(false)) {
                cut.set(true);
            }
        };
    }

    private interface Watcher {
        void see(String bytes);
    }

    private interface Watching {
        Watcher start();
    }

    private static void pump(Socket from, Socket to, Watching watching) {
        Watcher watcher = watching.start();
        try (from;
                to) {
            byte[] buffer = new byte[BUFFER];
            int read = from.getInputStream().read(buffer);
            while (read >= 0) {
                watcher.see(new String(buffer, 0, read, ISO_8859_1));
                to.getOutputStream().write(buffer, 0, read);
                read = from.getInputStream().read(buffer);
            }
        } catch (IOException _) {
            // One of the two is gone; so is the other then.
        }
    }

    private static void answer(Socket from, Socket to, AtomicBoolean cut) {
        try (from;
                to) {
            byte[] buffer = new byte[BUFFER];
            int read = from.getInputStream().read(buffer);
            while (read >= 0 && !cut.get()) {
                to.getOutputStream().write(buffer, 0, read);
                read = from.getInputStream().read(buffer);
            }
        } catch (IOException _) {
            // One of the two is gone; so is the other then.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
