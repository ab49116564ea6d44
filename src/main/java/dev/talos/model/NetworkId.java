package dev.talos.model;

import java.util.Optional;
import java.util.UUID;

/** A tenant. Every row and every query carries one; without tenancy it is {@link #NIL}. */
public record NetworkId(UUID value) {

    public static final NetworkId NIL = new NetworkId(new UUID(0, 0));

    /** Reads the text form; empty when the text cannot be the id of any tenant. */
    public static Optional<NetworkId> parse(String text) {
        return Uuids.parse(text).map(NetworkId::new);
    }

    /** The 16 bytes of the UUID, most significant first: the form it is stored in. */
    public byte[] toBytes() {
        return Uuids.toBytes(value);
    }

    /** Lower-case UUID text, the form that enters digests. */
    @Override
    public String toString() {
        return value.toString();
    }
}
