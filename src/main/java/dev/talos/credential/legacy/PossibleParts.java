package dev.talos.credential.legacy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The parts of a key that a store may have hashed. */
final class PossibleParts {

    private static final List<String> COMMON = List.of("|", "_", ".", "-", ":");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9]+");
    private static final int MOST_SEPARATORS = 24;

    private PossibleParts() {}

    /** Those that the key has, the whole first. */
    static List<KeyPart> of(String key) {
        List<KeyPart> parts = new ArrayList<>();
        parts.add(KeyPart.WHOLE);
        separators(key).stream()
                .flatMap(text -> Separator.of(text).stream())
                .limit(MOST_SEPARATORS)
                .forEach(separator -> {
                    parts.add(new KeyPart.AfterFirst(separator));
                    parts.add(new KeyPart.AfterLast(separator));
                });
        return parts.stream().filter(part -> part.of(key).isPresent()).toList();
    }

    private static Set<String> separators(String key) {
        Set<String> separators = new LinkedHashSet<>(COMMON);
        BETWEEN_WORDS.matcher(key).results().map(MatchResult::group).forEach(run -> {
            separators.add(run.substring(0, 1));
            separators.add(run);
        });
        return separators;
    }
}
