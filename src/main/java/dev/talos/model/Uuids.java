package dev.talos.model;

import java.nio.ByteBuffer;
import java.util.UUID;

/** The one place that knows how a UUID is laid out in bytes. */
final class Uuids {

    private Uuids() {}

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
