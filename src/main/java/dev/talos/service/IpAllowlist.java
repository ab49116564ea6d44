package dev.talos.service;

import dev.talos.model.Cidr;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Where a key may be used from. */
final class IpAllowlist {

    private IpAllowlist() {}

    /** Whether the list admits the client. No list admits everyone; a list never admits a client it does not know. */
    static boolean admits(List<Cidr> allowed, Optional<InetAddress> client) {
        return allowed.isEmpty()
                || client.filter(address -> allowed.stream().anyMatch(cidr -> cidr.contains(address)))
                        .isPresent();
    }
}
