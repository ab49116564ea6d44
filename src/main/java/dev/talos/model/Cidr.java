package dev.talos.model;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of IP addresses (RFC 4632, RFC 4291). A lone address is a block of one. IPv4-mapped IPv6 addresses
 * ({@code ::ffff:192.0.2.1}, RFC 4291 section 2.5.5.2) are the IPv4 address they carry, so that a dual-stack
 * listener cannot be used to slip past an allowlist.
 */
public final class Cidr {

    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:.]+");

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int MAPPED_PREFIX_BITS = IPV6_BITS - IPV4_BITS;

    private final byte[] network;
    private final int bits;
    private final String text;

    private Cidr(byte[] network, int bits, String text) {
        this.network = network;
        this.bits = bits;
        this.text = text;
    }

    /** Reads {@code address} or {@code address/bits}; empty for anything else. Never asks a name server. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        Optional<InetAddress> parsed = parseAddress(host);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        byte[] address = parsed.get().getAddress();
        int width = address.length * Byte.SIZE;
        boolean mapped = width == IPV4_BITS && host.indexOf(':') >= 0;
        int bits = width;
        if (slash >= 0) {
            Optional<Integer> given = parseBits(text.substring(slash + 1), mapped ? IPV6_BITS : width);
            if (given.isEmpty() || (mapped && given.get() < MAPPED_PREFIX_BITS)) {
                return Optional.empty();
            }
            bits = mapped ? given.get() - MAPPED_PREFIX_BITS : given.get();
        }
        return Optional.of(new Cidr(address, bits, text));
    }

    /** Reads an IPv4 or IPv6 address in its literal form; empty for anything else, host names included. */
    public static Optional<InetAddress> parseAddress(String literal) {
        // ofLiteral never resolves names, but still knows the historical forms "1", "0x7f.1" and zone ids.
        boolean plainV4 = DOTTED.matcher(literal).matches();
        boolean plainV6 = literal.indexOf(':') >= 0 && COLONS.matcher(literal).matches();
        if (!plainV4 && !plainV6) {
            return Optional.empty();
        }
        try {
            return Optional.of(plainV4 ? Inet4Address.ofLiteral(literal) : Inet6Address.ofLiteral(literal));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> parseBits(String text, int most) {
        if (!text.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text);
        return bits <= most ? Optional.of(bits) : Optional.empty();
    }

    public boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != network.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (network[i] != other[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        int mask = 0xff << (Byte.SIZE - rest);
        return rest == 0 || ((network[whole] ^ other[whole]) & mask) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text it was read from. */
    @Override
    public String toString() {
        return text;
    }
}
