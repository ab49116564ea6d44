package dev.talos.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretKeys;
import dev.talos.model.KeyId;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an issued key: <code>{prefix}_v1_{identifier}_{checksum}</code>. The identifier is Base58 of
 * <code>{unix seconds}:{key id}</code>, the checksum Base58 of HMAC-SHA256 over everything before it.
 */
public final class IssuedKeyFormat {

    /** Bounded parts, so that nothing a stranger sends costs more than a real key does. */
    private static final Pattern SHAPE =
            Pattern.compile("([A-Za-z0-9_]{1,16}_v1_([1-9A-HJ-NP-Za-km-z]{50,90})_)([1-9A-HJ-NP-Za-km-z]{32,44})");

    private static final Pattern IDENTIFIER = Pattern.compile("(\\d{1,19}):(.{36})");

    private IssuedKeyFormat() {}

    /**
     * The id of the key this text stands for, if some secret of the ring made its checksum. Whether the prefix is in
     * use and the key exists is for others to say.
     */
    public static Optional<KeyId> prove(Secret text, KeyRing ring) {
        Matcher shape = SHAPE.matcher(text.expose());
        if (!shape.matches()) {
            return Optional.empty();
        }
        return keyId(shape.group(2)).filter(_ -> checksumFits(shape.group(1), shape.group(3), ring));
    }

    private static Optional<KeyId> keyId(String identifier) {
        return Base58.decode(identifier)
                .map(bytes -> IDENTIFIER.matcher(new String(bytes, US_ASCII)))
                .filter(Matcher::matches)
                .flatMap(parts -> KeyId.parse(parts.group(2)));
    }

    private static boolean checksumFits(String signed, String checksum, KeyRing ring) {
        Optional<byte[]> claimed = Base58.decode(checksum);
        if (claimed.isEmpty()) {
            return false;
        }
        boolean fits = false;
        for (SecretKeys keys : ring.all()) {
            byte[] expected = keys.checksumKey().sign(signed.getBytes(UTF_8));
            // No short cut: the time must not tell which of the secrets came near.
            fits |= MessageDigest.isEqual(expected, claimed.get());
        }
        return fits;
    }
}
