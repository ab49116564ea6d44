package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.crypto.MacaroonRootKey;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A macaroon with first-party caveats only. Nothing in it is proven: {@link MacaroonVerifier} does that. The location is
 * not even signed. Immutable.
 */
public final class Macaroon {

    /** The most caveats one has, the claims among them. */
    public static final int MOST_CAVEATS = 100;

    /** The most bytes of the binary form: with them, the text behind the longest prefix still has 16 KiB. */
    public static final int MOST_BYTES = 12_273;

    private final String location;
    private final byte[] identifier;
    private final List<byte[]> caveats;
    private final byte[] signature;

    /** The arrays are not copied, and not to be changed by anyone. */
    Macaroon(String location, byte[] identifier, List<byte[]> caveats, byte[] signature) {
        this.location = location;
        this.identifier = identifier;
        this.caveats = List.copyOf(caveats);
        this.signature = signature;
    }

    /**
     * Makes a new one.
     *
     * @param location a hint at who made it; empty for none
     * @param claims the first caveat
     * @return empty when it would be longer than {@value #MOST_BYTES} bytes
     */
    public static Optional<Macaroon> mint(MacaroonRootKey root, String location, byte[] identifier, String claims) {
        byte[] name = identifier.clone();
        List<byte[]> caveats = List.of(claims.getBytes(UTF_8));
        return new Macaroon(location, name, caveats, SignatureChain.last(root, name, caveats)).ifWithinBounds();
    }

    /**
     * This one with one more caveat. Needs no key.
     *
     * @return empty when it would have more than {@value #MOST_CAVEATS} caveats or {@value #MOST_BYTES} bytes
     */
    public Optional<Macaroon> attenuate(Restriction restriction) {
        return attenuate(restriction.toJson().getBytes(UTF_8));
    }

    Optional<Macaroon> attenuate(byte[] caveat) {
        List<byte[]> more = Stream.concat(caveats.stream(), Stream.of(caveat)).toList();
        return new Macaroon(location, identifier, more, SignatureChain.next(signature, caveat)).ifWithinBounds();
    }

    private Optional<Macaroon> ifWithinBounds() {
        boolean within = caveats.size() <= MOST_CAVEATS && MacaroonBinary.write(this).length <= MOST_BYTES;
        return within ? Optional.of(this) : Optional.empty();
    }

    /** What a person may see of it. */
    public MacaroonDescription describe() {
        return MacaroonDescription.of(this);
    }

    String location() {
        return location;
    }

    /** Not a copy. */
    byte[] identifier() {
        return identifier;
    }

    /** Not copies. */
    List<byte[]> caveats() {
        return caveats;
    }

    /** Not a copy. Whoever has it can use the macaroon. */
    byte[] signature() {
        return signature;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Macaroon that
                && MessageDigest.isEqual(MacaroonBinary.write(this), MacaroonBinary.write(that));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(identifier);
    }

    /** No more than its size: the rest is a credential. */
    @Override
    public String toString() {
        return "Macaroon[" + caveats.size() + " caveats]";
    }
}
