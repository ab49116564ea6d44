package dev.talos.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between Talos and a database, and can lose a COMMIT or the answer to it. */
public final class CommitLosingProxy implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** Long enough for someone to ask, on another connection, before it is there. */
    private static final Duration LATE = Duration.ofMillis(600);

    /** The statement, not the level of isolation. PostgreSQL's driver may give it a name and send only that later. */
    private static final Pattern COMMIT = Pattern.compile("(?:(S_\\d+)\0)?COMMIT(?!TED)");

    /** What becomes of a COMMIT. The connection of the client ends with it in any case. */
    public enum Fate {
        /** It is done, and the client does not hear of it. */
        ANSWER_LOST,

        /** It never gets there. */
        LOST,

        /** It gets there after a while. */
        LATE
    }

    private final ServerSocket door;
    private final int target;
    private final AtomicReference<Optional<Fate>> next = new AtomicReference<>(Optional.empty());
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean shutAfter = new AtomicBoolean();
    private final AtomicBoolean shut = new AtomicBoolean();

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

    public void onNextCommit(Fate fate) {
        next.set(Optional.of(fate));
    }

    /** And from then on nobody gets through, until {@link #open}. */
    public void onNextCommitShut(Fate fate) {
        shutAfter.set(true);
        next.set(Optional.of(fate));
    }

    public void open() {
        shutAfter.set(false);
        shut.set(false);
    }

    /** Whether the COMMIT has not come yet. */
    public boolean isArmed() {
        return next.get().isPresent();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                if (shut.get()) {
                    client.close();
                } else {
                    Connection connection =
                            new Connection(client, new Socket(InetAddress.getLoopbackAddress(), target));
                    connections.add(connection);
                    Thread.ofPlatform().daemon().start(connection::ask);
                    Thread.ofPlatform().daemon().start(connection::answer);
                }
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private final AtomicBoolean cut = new AtomicBoolean();
        private String nameOfCommit = "";

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void ask() {
            try (client;
                    server) {
                byte[] buffer = new byte[BUFFER];
                int read = client.getInputStream().read(buffer);
                while (read >= 0) {
                    if (isCommit(new String(buffer, 0, read, ISO_8859_1))) {
                        Optional<Fate> fate = next.getAndSet(Optional.empty());
                        if (fate.isPresent()) {
                            end(fate.get(), buffer, read);
                            return;
                        }
                    }
                    server.getOutputStream().write(buffer, 0, read);
                    read = client.getInputStream().read(buffer);
                }
            } catch (IOException _) {
                // One of the two is gone; so is the other then.
            }
        }

        private boolean isCommit(String sent) {
            Matcher commit = COMMIT.matcher(sent);
            if (commit.find()) {
                if (commit.group(1) != null) {
                    nameOfCommit = commit.group(1);
                }
                return true;
            }
            return !nameOfCommit.isEmpty() && sent.contains("\0" + nameOfCommit + "\0");
        }

        private void end(Fate fate, byte[] commit, int length) throws IOException {
            cut.set(true);
            if (shutAfter.get()) {
                shut.set(true);
                connections.stream().filter(other -> other != this).forEach(Connection::close);
            }
            OutputStream out = server.getOutputStream();
            switch (fate) {
                case ANSWER_LOST -> {
                    out.write(commit, 0, length);
                    // The other thread has read the answer when it is done.
                    Eventually.await(server::isClosed);
                }
                case LOST -> {}
                case LATE -> {
                    client.close();
                    LockSupport.parkNanos(LATE.toNanos());
                    out.write(commit, 0, length);
                    Eventually.await(server::isClosed);
                }
            }
        }

        private void close() {
            try (client) {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void answer() {
            try (server;
                    client) {
                byte[] buffer = new byte[BUFFER];
                int read = server.getInputStream().read(buffer);
                while (read >= 0 && !cut.get()) {
                    client.getOutputStream().write(buffer, 0, read);
                    read = server.getInputStream().read(buffer);
                }
            } catch (IOException _) {
                // One of the two is gone; so is the other then.
            }
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
