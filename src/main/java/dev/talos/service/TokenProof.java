package dev.talos.service;

import dev.talos.credential.DerivedClaims;
import dev.talos.credential.macaroon.Narrowing;
import java.util.function.Predicate;

/** Whether we made a token. */
sealed interface TokenProof {

    /**
     * We did.
     *
     * @param claims with all that its holder has taken away from them taken away
     * @param stillTrusted whether what it was proven with is still trusted; asked again whenever the proof is used
     */
    record Genuine(DerivedClaims claims, Narrowing narrowing, Predicate<Trust> stillTrusted) implements TokenProof {}

    /** It names nobody here. */
    record NotOurs() implements TokenProof {}

    /** It names us, and we did not make it. */
    record Forged() implements TokenProof {}

    /** We may have made it, but something in it means nothing to us. */
    record NotUnderstood() implements TokenProof {}
}
