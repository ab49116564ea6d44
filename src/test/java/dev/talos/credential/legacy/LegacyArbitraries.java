package dev.talos.credential.legacy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Schemes of every kind. */
final class LegacyArbitraries {

    private LegacyArbitraries() {}

    static Arbitrary<Scheme> schemes() {
        Arbitrary<Scheme> plain = Combinators.combine(Arbitraries.of(PlainAlgorithm.class), parts())
                .as(Scheme.Plain::new);
        Arbitrary<Scheme> keyed = Combinators.combine(names(), parts()).as(Scheme.Keyed::new);
        Arbitrary<Scheme> salted = Combinators.combine(Arbitraries.of(SlowAlgorithm.class), parts(), lookups())
                .as(Scheme.Salted::new);
        return Arbitraries.oneOf(plain, keyed, salted);
    }

    static Arbitrary<KeyPart> parts() {
        Arbitrary<KeyPart> first = separators().map(KeyPart.AfterFirst::new);
        Arbitrary<KeyPart> last = separators().map(KeyPart.AfterLast::new);
        return Arbitraries.oneOf(Arbitraries.just(KeyPart.WHOLE), first, last);
    }

    static Arbitrary<LookupShape> lookups() {
        Arbitrary<Integer> characters =
                Arbitraries.integers().between(LookupShape.FEWEST_CHARACTERS, LookupShape.MOST_CHARACTERS);
        Arbitrary<LookupShape> prefix = characters.map(LookupShape.Prefix::new);
        Arbitrary<LookupShape> suffix = characters.map(LookupShape.Suffix::new);
        Arbitrary<LookupShape> idBefore = separators().map(LookupShape.IdBefore::new);
        return Arbitraries.oneOf(prefix, suffix, idBefore);
    }

    /** Often of the characters that a scheme's text is made of. */
    static Arbitrary<Separator> separators() {
        Arbitrary<String> any =
                Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(Separator.MOST);
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars("%:2035AFprefix_8 @")
                .ofMinLength(1)
                .ofMaxLength(Separator.MOST);
        return Arbitraries.oneOf(any, nasty, Arbitraries.of("%3A", ":prefix:8", "%25", "%2", ":", "|", "_"))
                .map(Separator::new);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("_-")
                .ofMinLength(1)
                .ofMaxLength(64);
    }
}
