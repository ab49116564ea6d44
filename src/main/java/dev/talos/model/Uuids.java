package dev.talos.model;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** The one place that knows how a UUID is laid out in bytes and text. */
final class Uuids {

    private static final int TEXT_LENGTH = 36;

    private Uuids() {}

    static Optional<UUID> parse(String text) {
        // UUID.fromString also takes groups of other lengths; two spellings of one id would be a trap.
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            UUID value = UUID.fromString(text);
            return value.toString().equalsIgnoreCase(text) ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static byte[] toBytes(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    static UUID ofBytes(byte[] sixteen) {
        ByteBuffer buffer = ByteBuffer.wrap(sixteen);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
