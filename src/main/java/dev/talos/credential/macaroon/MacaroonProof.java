package dev.talos.credential.macaroon;

import dev.talos.crypto.SecretId;

/** What a macaroon turned out to be worth. Time, network and addresses are for others to check. */
public sealed interface MacaroonProof {

    /**
     * We minted it, and every later caveat is understood.
     *
     * @param secret whose root key it was minted under
     * @param claims the first caveat, which only we can have written
     * @param narrowing what the holders have added since
     */
    record Genuine(SecretId secret, String claims, Narrowing narrowing) implements MacaroonProof {}

    /** No secret of the ring made its signature. */
    record Forged() implements MacaroonProof {}

    /**
     * We minted it, but it says something that we do not know how to keep.
     *
     * @param caveat counted from 0, which is the claims
     * @param reason what is allowed, nothing of the caveat
     */
    record NotUnderstood(int caveat, String reason) implements MacaroonProof {}
}
