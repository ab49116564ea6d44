package dev.talos.http;

import java.net.URI;
import java.util.Set;

/**
 * Where a listener waits.
 *
 * @param host a name or an address; {@code 0.0.0.0} is every interface
 * @param port 0 to 65535; 0 takes any free one
 */
public record ListenSettings(String host, int port) {

    private static final Set<String> EVERY_INTERFACE = Set.of("0.0.0.0", "::");

    /** Whether only this machine reaches it. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /**
     * How a client on this machine reaches it.
     *
     * @param actualPort the one it got
     */
    public URI url(int actualPort) {
        String name = EVERY_INTERFACE.contains(host) ? "localhost" : host;
        return URI.create("http://" + (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + actualPort);
    }
}
