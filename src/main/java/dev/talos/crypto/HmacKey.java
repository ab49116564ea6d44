package dev.talos.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC-SHA256 (RFC 2104, FIPS 180-4). Safe for use by many threads. */
public final class HmacKey {

    private static final String ALGORITHM = "HmacSHA256";

    /** Made once and only ever cloned: a clone need not hash the key before the first part. */
    private final Mac keyed;

    private HmacKey(Mac keyed) {
        this.keyed = keyed;
    }

    /**
     * The key with these bytes.
     *
     * @param key at least one byte
     */
    public static HmacKey of(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            // The first update hashes the key: this one, and not that of each clone.
            mac.update(new byte[0]);
            return new HmacKey(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** The 32-byte code of the parts, one after the other. */
    public byte[] sign(byte[]... parts) {
        Mac mac = cloned();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** A key for one purpose, so that what is made for one can never stand for another. */
    byte[] derive(String domain) {
        return sign(domain.getBytes(UTF_8));
    }

    private Mac cloned() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's " + ALGORITHM + " can be cloned", e);
        }
    }
}
