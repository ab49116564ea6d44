package dev.talos.model;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Where a key may be used from. */
public final class IpAllowlist {

    private IpAllowlist() {}

    /** Whether the list admits the client. No list admits everyone; a list never admits a client it does not know. */
    public static boolean admits(List<Cidr> allowed, Optional<InetAddress> client) {
        return allowed.isEmpty()
                || client.filter(address -> allowed.stream().anyMatch(cidr -> cidr.contains(address)))
                        .isPresent();
    }
}
