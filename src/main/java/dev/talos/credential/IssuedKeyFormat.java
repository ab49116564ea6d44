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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** Bounded parts, so that nothing a stranger sends costs more than a real key does. */
    private static final Pattern SHAPE =
            Pattern.compile("(([A-Za-z0-9_]{1,16})_v1_([1-9A-HJ-NP-Za-km-z]{50,90})_)([1-9A-HJ-NP-Za-km-z]{32,44})");

    /** Twelve digits last for some thirty thousand years. */
    private static final Pattern IDENTIFIER = Pattern.compile("(\\d{1,12}):(.{36})");

    private IssuedKeyFormat() {}

    /** The text of a new key, signed with the current secret. */
    public static Secret mint(IssuedKey key, KeyRing ring) {
        String identifier = key.issuedAt().getEpochSecond() + ":" + key.keyId();
        String signed = key.prefix() + "_v1_" + Base58.encode(identifier.getBytes(US_ASCII)) + "_";
        return Secret.of(signed + Base58.encode(checksum(signed, ring.current())));
    }

    /**
     * The key this text stands for, if some secret of the ring made its checksum. Whether the prefix is in use and the
     * key exists is for others to say.
     */
    public static Optional<IssuedKey> prove(Secret text, KeyRing ring) {
        Matcher shape = SHAPE.matcher(text.expose());
        if (!shape.matches()) {
            return Optional.empty();
        }
        return read(shape.group(2), shape.group(3)).filter(_ -> checksumFits(shape.group(1), shape.group(4), ring));
    }

    private static Optional<IssuedKey> read(String prefix, String identifier) {
        return Base58.decode(identifier)
                .map(bytes -> IDENTIFIER.matcher(new String(bytes, US_ASCII)))
                .filter(Matcher::matches)
                .flatMap(parts -> KeyId.parse(parts.group(2))
                        .map(keyId ->
                                new IssuedKey(prefix, Instant.ofEpochSecond(Long.parseLong(parts.group(1))), keyId)));
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
