package dev.talos.service;

import dev.talos.credential.DerivedClaims;
import dev.talos.credential.macaroon.Narrowing;
import dev.talos.model.KeyId;

/** What a credential is, as far as it tells by itself. */
sealed interface Route {

    /** A token that we made, perhaps narrowed since. Whether it is good here and now is not yet asked. */
    record Token(DerivedClaims claims, Narrowing narrowing) implements Route {}

    /** A key that we issued; whether its record still exists is for the store to say. */
    record Issued(KeyId keyId) implements Route {}

    /**
     * Any other text. It may have been imported.
     *
     * @param otherwise what is wrong with it when it was not
     */
    record Imported(VerificationError otherwise) implements Route {}
}
