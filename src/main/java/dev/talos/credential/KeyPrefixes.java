package dev.talos.credential;

import dev.talos.model.KeyVisibility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code credentials.api_keys.prefix}: what issued keys start with. A prefix is that of secret keys or of public ones,
 * never of both.
 *
 * @param current of secret keys that are made now; of public ones too when they have none of their own
 * @param retired of secret keys made before
 * @param publicCurrent null: public keys are made with {@code current}
 * @param publicRetired of public keys made before
 */
public record KeyPrefixes(
        String current, List<String> retired, @Nullable String publicCurrent, List<String> publicRetired) {

    public KeyPrefixes {
        retired = List.copyOf(retired);
        publicRetired = List.copyOf(publicRetired);
        List<String> ofSecret = with(current, retired);
        List<String> ofPublic = with(publicCurrent, publicRetired);
        Prefix.check(ofSecret);
        Prefix.check(ofPublic);
        if (!Collections.disjoint(ofSecret, ofPublic)) {
            throw new IllegalArgumentException("a prefix is of secret keys or of public ones, not of both");
        }
    }

    /** What a new key starts with. */
    public String forNew(KeyVisibility visibility) {
        return switch (visibility) {
            case SECRET -> current;
            case PUBLIC -> publicCurrent == null ? current : publicCurrent;
        };
    }

    /**
     * Whose prefix it is; empty when it is nobody's. Secret says less than public does: public keys that had no prefix
     * of their own start as secret ones do.
     */
    public Optional<KeyVisibility> visibilityOf(String prefix) {
        if (prefix.equals(current) || retired.contains(prefix)) {
            return Optional.of(KeyVisibility.SECRET);
        }
        return prefix.equals(publicCurrent) || publicRetired.contains(prefix)
                ? Optional.of(KeyVisibility.PUBLIC)
                : Optional.empty();
    }

    /** Current and retired, secret and public. */
    public Stream<String> all() {
        return Stream.concat(with(current, retired).stream(), with(publicCurrent, publicRetired).stream());
    }

    private static List<String> with(@Nullable String first, List<String> rest) {
        List<String> all = new ArrayList<>(rest);
        if (first != null) {
            all.addFirst(first);
        }
        return all;
    }
}
