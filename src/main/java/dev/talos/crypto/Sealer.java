package dev.talos.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals small texts that a client carries for us and may neither read nor change: AES-256-GCM (NIST SP 800-38D) with a
 * random 96-bit nonce in front. Opens what any secret of the ring has sealed.
 */
public final class Sealer {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Supplier<KeyRing> ring;
    private final SecureRandom random;

    public Sealer(Supplier<KeyRing> ring, SecureRandom random) {
        this.ring = ring;
        this.random = random;
    }

    /**
     * Seals a text.
     *
     * @param context what the sealed text belongs to; opening it elsewhere fails
     */
    public byte[] seal(byte[] plain, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, ring.get().current().cursorKey(), nonce, context)
                    .doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can encrypt with AES-GCM", e);
        }
    }

    /** Empty when it was not sealed here, or for another context, or was changed on its way. */
    public Optional<byte[]> open(byte[] sealed, byte[] context) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        return ring.get().all().stream()
                .map(keys -> open(keys.cursorKey(), sealed, context))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<byte[]> open(SecretKey key, byte[] sealed, byte[] context) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, context);
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }
}
