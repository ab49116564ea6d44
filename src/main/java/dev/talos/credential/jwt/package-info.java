/**
 * Derived JWTs: made, told by their shape, and proven against a set of keys. Whether a genuine one is good here and
 * now is for {@code DerivedTokenRules}.
 *
 * <p>May import: {@code credential}, {@code crypto}, {@code model}.
 */
@NullMarked
package dev.talos.credential.jwt;

import org.jspecify.annotations.NullMarked;
