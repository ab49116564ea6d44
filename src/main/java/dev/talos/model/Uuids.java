package dev.talos.model;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** The one place that knows how a UUID is laid out in bytes and text. */
final class Uuids {

    private static final int TEXT_LENGTH = 36;

    private Uuids() {}

    static Optional<UUID> parse(String text) {
        // UUID.fromString also takes groups of other lengths, and signs; two spellings of one id would be a trap.
        return isCanonical(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static boolean isCanonical(String text) {
        if (text.length() != TEXT_LENGTH) {
            return false;
        }
        for (int i = 0; i < TEXT_LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(i);
            if (hyphen ? c != '-' : !HexFormat.isHexDigit(c)) {
                return false;
            }
        }
        return true;
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
