/**
 * Derived macaroons: the libmacaroons V2 binary format and its text form, the chain of signatures, and the caveats with
 * which a holder narrows a token. No I/O, no clock of its own. What the first caveat claims is read elsewhere.
 *
 * <p>May import: {@code crypto}, {@code model}.
 */
@NullMarked
package dev.talos.credential.macaroon;

import org.jspecify.annotations.NullMarked;
