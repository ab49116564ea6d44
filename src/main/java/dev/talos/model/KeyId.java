package dev.talos.model;

import java.util.Optional;
import java.util.UUID;

/** Names one key, issued or imported, for its whole life. Opaque to callers; a random UUID underneath. */
public record KeyId(UUID value) {

    public static KeyId random() {
        return new KeyId(UUID.randomUUID());
    }

    /** Reads the canonical text form; empty when the text cannot be the id of any key. */
    public static Optional<KeyId> parse(String text) {
        return Uuids.parse(text).map(KeyId::new);
    }

    public static KeyId ofBytes(byte[] sixteen) {
        return new KeyId(Uuids.ofBytes(sixteen));
    }

    /** The 16 bytes of the UUID, most significant first: the form it is stored in. */
    public byte[] toBytes() {
        return Uuids.toBytes(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
