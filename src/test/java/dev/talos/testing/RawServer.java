package dev.talos.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A peer that reads a request, sends the same bytes to everyone and hangs up: for what no HTTP server would send. */
public final class RawServer implements AutoCloseable {
    private static final int LONGEST_REQUEST = 1 << 16;

    private final ServerSocket socket;
    private final byte[] bytes;

    private RawServer(ServerSocket socket, byte[] bytes) {
        this.socket = socket;
        this.bytes = bytes.clone();
    }

    public static RawServer sendingToEach(byte[] bytes) {
        try {
            RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), bytes);
            Thread.ofVirtual().start(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket peer = socket.accept()) {
                int read = peer.getInputStream().read(new byte[LONGEST_REQUEST]);
                if (read > 0) {
                    peer.getOutputStream().write(bytes);
                }
            } catch (IOException _) {
                // The peer has gone, or this server is closed.
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
