package dev.talos.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretKeys;
import dev.talos.model.KeyId;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * The text of an issued key: <code>{prefix}_v1_{identifier}_{checksum}</code>. The identifier is Base58 of
 * <code>{unix seconds}:{key id}</code>, the checksum Base58 of HMAC-SHA256 over everything before it.
 */
public final class IssuedKeyFormat {

    /**
     * What a key says of itself, proven to be our word.
     *
     * @param issuedAt to the second
     */
    public record IssuedKey(String prefix, Instant issuedAt, KeyId keyId) {}

    private static final String VERSION = "_v1_";
    private static final int LONGEST_PREFIX = 16;

    // Bounded parts, so that nothing a stranger sends costs more than a real key does.
    private static final int SHORTEST_IDENTIFIER = 50;
    private static final int LONGEST_IDENTIFIER = 90;
    private static final int SHORTEST_CHECKSUM = 32;
    private static final int LONGEST_CHECKSUM = 44;

    /** Of the seconds: enough for some thirty thousand years. */
    private static final int MOST_DIGITS = 12;

    private static final int KEY_ID_LENGTH = 36;

    private IssuedKeyFormat() {}

    /** The text of a new key, signed with the current secret. */
    public static Secret mint(IssuedKey key, KeyRing ring) {
        String identifier = key.issuedAt().getEpochSecond() + ":" + key.keyId();
        String signed = key.prefix() + VERSION + Base58.encode(identifier.getBytes(US_ASCII)) + "_";
        return Secret.of(signed + Base58.encode(checksum(signed, ring.current())));
    }

    /**
     * The key this text stands for, if some secret of the ring made its checksum. Whether the prefix is in use and the
     * key exists is for others to say.
     */
    public static Optional<IssuedKey> prove(Secret text, KeyRing ring) {
        return Parts.of(text.expose())
                .flatMap(parts -> read(parts.prefix(), parts.identifier())
                        .filter(_ -> checksumFits(parts.signed(), parts.checksum(), ring)));
    }

    /** The parts of what looks like a key. Every credential that comes in is looked at, so this has to be quick. */
    private record Parts(String signed, String prefix, String identifier, String checksum) {

        static Optional<Parts> of(String text) {
            int beforeChecksum = text.lastIndexOf('_');
            int beforeIdentifier = text.lastIndexOf('_', beforeChecksum - 1);
            int prefixLength = beforeIdentifier + 1 - VERSION.length();
            int identifierLength = beforeChecksum - beforeIdentifier - 1;
            int checksumLength = text.length() - beforeChecksum - 1;
            boolean fits = prefixLength >= 1
                    && prefixLength <= LONGEST_PREFIX
                    && identifierLength >= SHORTEST_IDENTIFIER
                    && identifierLength <= LONGEST_IDENTIFIER
                    && checksumLength >= SHORTEST_CHECKSUM
                    && checksumLength <= LONGEST_CHECKSUM
                    && text.startsWith(VERSION, prefixLength);
            if (!fits) {
                return Optional.empty();
            }
            String prefix = text.substring(0, prefixLength);
            return mayBePrefix(prefix)
                    ? Optional.of(new Parts(
                            text.substring(0, beforeChecksum + 1),
                            prefix,
                            text.substring(beforeIdentifier + 1, beforeChecksum),
                            text.substring(beforeChecksum + 1)))
                    : Optional.empty();
        }

        private static boolean mayBePrefix(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (!mayStandInPrefix(text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean mayStandInPrefix(char c) {
            return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }
    }

    private static Optional<IssuedKey> read(String prefix, String identifier) {
        return Base58.decode(identifier).flatMap(bytes -> readIdentifier(prefix, new String(bytes, US_ASCII)));
    }

    private static Optional<IssuedKey> readIdentifier(String prefix, String text) {
        int digits = text.length() - KEY_ID_LENGTH - 1;
        if (digits < 1 || digits > MOST_DIGITS || text.charAt(digits) != ':') {
            return Optional.empty();
        }
        for (int i = 0; i < digits; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        Instant issuedAt = Instant.ofEpochSecond(Long.parseLong(text, 0, digits, 10));
        return KeyId.parse(text.substring(digits + 1)).map(keyId -> new IssuedKey(prefix, issuedAt, keyId));
    }

    private static boolean checksumFits(String signed, String checksum, KeyRing ring) {
        Optional<byte[]> claimed = Base58.decode(checksum);
        if (claimed.isEmpty()) {
            return false;
        }
        boolean fits = false;
        for (SecretKeys keys : ring.all()) {
            // No short cut: the time must not tell which of the secrets came near.
            fits |= MessageDigest.isEqual(checksum(signed, keys), claimed.get());
        }
        return fits;
    }

    private static byte[] checksum(String signed, SecretKeys keys) {
        return keys.checksumKey().sign(signed.getBytes(UTF_8));
    }
}
