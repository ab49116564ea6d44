package dev.talos.http;

import dev.talos.model.Cidr;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Closes the connections of clients that keep the server waiting: idle ones, and those that send or take next to
 * nothing at a time, which a timeout on silence alone never catches. One sweep now and then is cheaper than a timer for
 * each request. Belongs to one event loop.
 */
final class Patience {

    /** What a client must send within the time to count as sending. */
    private static final int PROGRESS_BYTES = 16 * 1024;

    private static final int SWEEPS = 4;

    /** The other end of a connection: who it is, and whose turn it is. */
    final class Peer {

        private final Optional<InetAddress> address;
        private long since;
        private boolean waiting;
        private int bytes;

        private Peer(Optional<InetAddress> address) {
            this.address = address;
            waitFor();
        }

        Optional<InetAddress> address() {
            return address;
        }

        /** It is the client's turn: to send a request, a body, or to take an answer. */
        void waitFor() {
            since = sweeps;
            waiting = true;
            bytes = 0;
        }

        /** A piece of a body came in. */
        void received(int count) {
            bytes += count;
            if (bytes >= PROGRESS_BYTES) {
                waitFor();
            }
        }

        /** It is the server's turn, which may take as long as it takes. */
        void working() {
            waiting = false;
        }

        private boolean isTooSlow() {
            return waiting && sweeps - since > SWEEPS;
        }
    }

    private final Map<HttpConnection, Peer> peers = new HashMap<>();

    /** How many there were. A look at the clock for each step of each request would cost more. */
    private long sweeps;

    Patience(Vertx vertx, Duration patience) {
        vertx.setPeriodic(Math.max(1, patience.toMillis() / SWEEPS), _ -> sweep());
    }

    void watch(HttpConnection connection) {
        peers.put(connection, new Peer(address(connection)));
        connection.closeHandler(_ -> peers.remove(connection));
    }

    private static Optional<InetAddress> address(HttpConnection connection) {
        String peer = connection.remoteAddress().hostAddress();
        int zone = peer.indexOf('%');
        return Cidr.parseAddress(zone < 0 ? peer : peer.substring(0, zone));
    }

    /** Nobody in particular, when the connection is closed already. */
    Peer peer(HttpConnection connection) {
        Peer peer = peers.get(connection);
        return peer == null ? new Peer(Optional.empty()) : peer;
    }

    private void sweep() {
        sweeps++;
        peers.entrySet().stream()
                .filter(entry -> entry.getValue().isTooSlow())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(HttpConnection::close);
    }
}
