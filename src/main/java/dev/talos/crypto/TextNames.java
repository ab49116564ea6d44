package dev.talos.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Names secret texts, so that a process can remember something about one without holding it: SHA-256 (FIPS 180-4) of a
 * block that is drawn for this process, and then the text. Nobody finds two texts of one name, for that would be a
 * collision of SHA-256; and a name tells nothing to whoever does not know the block, so that a guess at a text cannot be
 * tried against it. No name leaves the process: as a code for others it would not do, for whoever has one could compute
 * that of a longer text. Safe for use by many threads.
 */
public final class TextNames {

    /** Fills a block of SHA-256, so that it is hashed once and not with each text. */
    private static final int BLOCK = 64;

    /** Has hashed the block, and is only ever cloned. */
    private final MessageDigest begun;

    public TextNames(SecureRandom random) {
        try {
            begun = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        byte[] block = new byte[BLOCK];
        random.nextBytes(block);
        begun.update(block);
    }

    public TextName of(Secret text) {
        try {
            return new TextName(((MessageDigest) begun.clone()).digest(text.exposeUtf8()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }
}
