package dev.talos.model;

import java.util.UUID;

/** A tenant. Every row and every query carries one; without tenancy it is {@link #NIL}. */
public record NetworkId(UUID value) {

    public static final NetworkId NIL = new NetworkId(new UUID(0, 0));

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
