package dev.talos.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The root key that macaroons are minted and verified under, as libmacaroons uses it: never itself, but as the key that
 * the generator makes of it.
 */
public final class MacaroonRootKey {

    /** libmacaroons pads this to 32 bytes with zeros. HMAC pads every key with zeros, so it is the same key. */
    private static final HmacKey GENERATOR = HmacKey.of("macaroons-key-generator".getBytes(US_ASCII));

    private final HmacKey generated;

    private MacaroonRootKey(HmacKey generated) {
        this.generated = generated;
    }

    /**
     * The root key with these bytes.
     *
     * @param rootKey of any length
     */
    public static MacaroonRootKey of(byte[] rootKey) {
        return new MacaroonRootKey(HmacKey.of(GENERATOR.sign(rootKey)));
    }

    /** The 32-byte signature of a macaroon that has this identifier and no caveat yet. */
    public byte[] sign(byte[] identifier) {
        return generated.sign(identifier);
    }
}
