package dev.talos.credential.macaroon;

import dev.talos.crypto.HmacKey;
import dev.talos.crypto.MacaroonRootKey;
import java.util.List;

/** The signatures of a macaroon: each caveat is signed with the signature before it, which is then thrown away. */
final class SignatureChain {

    private SignatureChain() {}

    static byte[] next(byte[] signature, byte[] caveat) {
        return HmacKey.of(signature).sign(caveat);
    }

    static byte[] last(MacaroonRootKey root, byte[] identifier, List<byte[]> caveats) {
        byte[] signature = root.sign(identifier);
        for (byte[] caveat : caveats) {
            signature = next(signature, caveat);
        }
        return signature;
    }
}
