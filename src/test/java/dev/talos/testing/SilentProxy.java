package dev.talos.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between a client and a server, lets some of the server's answers through on each connection, and then none. */
public final class SilentProxy implements AutoCloseable {

    private static final int BUFFER = 1 << 14;

    private final ServerSocket door;
    private final int target;
    private final int answers;

    public SilentProxy(int target, int answers) {
        this.target = target;
        this.answers = answers;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> copy(client, server, Integer.MAX_VALUE));
                Thread.ofVirtual().start(() -> copy(server, client, answers));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private static void copy(Socket from, Socket to, int most) {
        byte[] bytes = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            int copied = 0;
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (copied++ < most) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
        } catch (IOException _) {
            // One of the two has gone; the other one goes too.
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
