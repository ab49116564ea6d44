package dev.talos.http;

import dev.talos.model.Cidr;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells where a request comes from. */
final class ClientAddress {

    private ClientAddress() {}

    /**
     * The address of the client.
     *
     * @param header gives the first value of a header, or null
     * @param peer the other end of the TCP connection
     * @return empty when the header has something else than an address: better no one than someone else
     */
    static Optional<InetAddress> of(
            ClientIpSource source, UnaryOperator<@Nullable String> header, Optional<InetAddress> peer) {
        String name = source.header();
        String said = name == null ? null : header.apply(name);
        if (said == null || said.isBlank()) {
            return peer;
        }
        int comma = said.indexOf(',');
        return Cidr.parseAddress((comma < 0 ? said : said.substring(0, comma)).strip());
    }
}
