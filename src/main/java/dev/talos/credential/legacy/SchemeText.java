package dev.talos.credential.legacy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of a scheme: {@code algorithm[@secret][:part:separator][:lookup:separator-or-number]}. Separators are escaped,
 * so no colon is part of one.
 */
final class SchemeText {

    private static final String AFTER_FIRST = "after_first";
    private static final String AFTER_LAST = "after_last";
    private static final String PREFIX = "prefix";
    private static final String SUFFIX = "suffix";
    private static final String ID_BEFORE = "id_before";

    private SchemeText() {}

    static String write(Scheme scheme) {
        return switch (scheme) {
            case Scheme.Plain(var algorithm, var part) -> algorithm.text() + part(part);
            case Scheme.Keyed(var secret, var part) -> Scheme.Keyed.ALGORITHM + "@" + secret + part(part);
            case Scheme.Salted(var algorithm, var part, var lookup) -> algorithm.text() + part(part) + lookup(lookup);
        };
    }

    /** Only the one spelling that {@link #write} gives back. */
    static Optional<Scheme> read(String text) {
        if (text.length() > Scheme.MOST_CHARACTERS) {
            return Optional.empty();
        }
        Deque<String> words = new ArrayDeque<>(Arrays.asList(text.split(":", -1)));
        return scheme(words).filter(scheme -> words.isEmpty() && write(scheme).equals(text));
    }

    private static String part(KeyPart part) {
        return switch (part) {
            case KeyPart.Whole() -> "";
            case KeyPart.AfterFirst(var separator) -> ":" + AFTER_FIRST + ":" + separator.escaped();
            case KeyPart.AfterLast(var separator) -> ":" + AFTER_LAST + ":" + separator.escaped();
        };
    }

    private static String lookup(LookupShape lookup) {
        return switch (lookup) {
            case LookupShape.Prefix(int characters) -> ":" + PREFIX + ":" + characters;
            case LookupShape.Suffix(int characters) -> ":" + SUFFIX + ":" + characters;
            case LookupShape.IdBefore(var separator) -> ":" + ID_BEFORE + ":" + separator.escaped();
        };
    }

    private static Optional<Scheme> scheme(Deque<String> words) {
        String algorithm = words.removeFirst();
        KeyPart part = readPart(words);
        if (part == null) {
            return Optional.empty();
        }
        String keyed = Scheme.Keyed.ALGORITHM + "@";
        if (algorithm.startsWith(keyed)) {
            return Optional.of(algorithm.substring(keyed.length()))
                    .filter(LegacySecrets::isName)
                    .map(secret -> new Scheme.Keyed(secret, part));
        }
        Optional<Scheme> plain = PlainAlgorithm.parse(algorithm).map(plainly -> new Scheme.Plain(plainly, part));
        return plain.isPresent()
                ? plain
                : SlowAlgorithm.parse(algorithm)
                        .flatMap(slow -> readLookup(words).map(lookup -> new Scheme.Salted(slow, part, lookup)));
    }

    /** Null when it starts as a part and is none. */
    private static @Nullable KeyPart readPart(Deque<String> words) {
        String name = words.peekFirst();
        if (!AFTER_FIRST.equals(name) && !AFTER_LAST.equals(name)) {
            return KeyPart.WHOLE;
        }
        words.removeFirst();
        return readSeparator(words)
                .<KeyPart>map(separator ->
                        name.equals(AFTER_FIRST) ? new KeyPart.AfterFirst(separator) : new KeyPart.AfterLast(separator))
                .orElse(null);
    }

    private static Optional<LookupShape> readLookup(Deque<String> words) {
        return switch (words.pollFirst()) {
            case PREFIX -> readCharacters(words).map(LookupShape.Prefix::new);
            case SUFFIX -> readCharacters(words).map(LookupShape.Suffix::new);
            case ID_BEFORE -> readSeparator(words).map(LookupShape.IdBefore::new);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Separator> readSeparator(Deque<String> words) {
        return Optional.ofNullable(words.pollFirst()).flatMap(Separator::ofEscaped);
    }

    private static Optional<Integer> readCharacters(Deque<String> words) {
        return Optional.ofNullable(words.pollFirst())
                .filter(word -> word.matches("[0-9]{1,2}"))
                .map(Integer::valueOf)
                .filter(number -> number >= LookupShape.FEWEST_CHARACTERS && number <= LookupShape.MOST_CHARACTERS);
    }
}
