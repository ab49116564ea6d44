package dev.talos.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, and loses the first answers: what was asked is done, and nobody hears of it. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int port;
    private final AtomicInteger answersToLose;

    private CuttingProxy(ServerSocket socket, int port, int answersToLose) {
        this.socket = socket;
        this.port = port;
        this.answersToLose = new AtomicInteger(answersToLose);
    }

    public static CuttingProxy before(URI server, int answersToLose) {
        try {
            CuttingProxy proxy = new CuttingProxy(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server.getPort(), answersToLose);
            Thread.ofVirtual().start(proxy::serve);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.ofVirtual().start(() -> copy(client, server, false));
                Thread.ofVirtual().start(() -> copy(server, client, true));
            } catch (IOException _) {
                // This proxy is closed, or the server is.
            }
        }
    }

    private void copy(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[1 << 14];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (answers && answersToLose.getAndDecrement() > 0) {
                    return;
                }
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException _) {
            // One of the two has gone; the other one goes too.
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
