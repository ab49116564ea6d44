package dev.talos.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import java.nio.ByteBuffer;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Everything that hangs on one entry of {@code secrets.hmac}: a separate key for each purpose. */
public final class SecretKeys {

    private static final String IMPORTED_KEY = "talos/imported-key/v1";
    private static final String CURSOR_KEY = "talos/pagination/v1/cursor-key";
    private static final String MACAROON_ROOT_KEY = "talos/macaroon/v1/root-key";
    private static final String SECRET_ID = "talos/secret-id/v1";
    private static final String LOOKUP = "lookup:";
    private static final byte[] SEPARATOR = {0};

    private final SecretId id;
    private final HmacKey checksumKey;
    private final HmacKey importKey;
    private final SecretKey cursorKey;
    private final MacaroonRootKey macaroonRootKey;

    SecretKeys(Secret secret) {
        checksumKey = HmacKey.of(secret.exposeUtf8());
        importKey = HmacKey.of(checksumKey.derive(IMPORTED_KEY));
        cursorKey = new SecretKeySpec(checksumKey.derive(CURSOR_KEY), "AES");
        macaroonRootKey = MacaroonRootKey.of(checksumKey.derive(MACAROON_ROOT_KEY));
        id = new SecretId(ByteBuffer.wrap(checksumKey.derive(SECRET_ID)).getLong());
    }

    public SecretId id() {
        return id;
    }

    /** Signs the checksum of issued keys; the secret itself is the key. */
    public HmacKey checksumKey() {
        return checksumKey;
    }

    /** Encrypts page tokens. */
    SecretKey cursorKey() {
        return cursorKey;
    }

    /** Signs derived macaroons. */
    public MacaroonRootKey macaroonRootKey() {
        return macaroonRootKey;
    }

    /** What is stored of an imported key: HMAC(import key, network id, 0x00, raw key). */
    public KeyDigest importDigest(NetworkId network, Secret rawKey) {
        return KeyDigest.of(id, importKey.sign(idOf(network), SEPARATOR, rawKey.exposeUtf8()));
    }

    /**
     * What is stored of a key of which only a digest came: HMAC(import key, network id, 0x00, scheme, 0x00, digest). A
     * raw key could be spelt so that it has the same, so whoever finds a key by this has to look at its scheme too.
     */
    public KeyDigest legacyDigest(NetworkId network, LegacyScheme scheme, byte[] digest) {
        return KeyDigest.of(
                id, importKey.sign(idOf(network), SEPARATOR, scheme.text().getBytes(US_ASCII), SEPARATOR, digest));
    }

    /**
     * What such a key is looked up by when its digest is salted: HMAC(import key, network id, 0x00, "lookup:" and the
     * scheme, 0x00, hint).
     */
    public KeyDigest lookupDigest(NetworkId network, LegacyScheme scheme, Secret hint) {
        return KeyDigest.of(
                id,
                importKey.sign(
                        idOf(network),
                        SEPARATOR,
                        (LOOKUP + scheme.text()).getBytes(US_ASCII),
                        SEPARATOR,
                        hint.exposeUtf8()));
    }

    private static byte[] idOf(NetworkId network) {
        return network.toString().getBytes(US_ASCII);
    }
}
