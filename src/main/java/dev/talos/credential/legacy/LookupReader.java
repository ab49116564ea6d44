package dev.talos.credential.legacy;

import dev.talos.crypto.Secret;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes sense of the {@code lookup} of a {@code hashed_key}. */
final class LookupReader {

    private static final String ALLOWED =
            "{\"prefix\": \"…\"}, {\"suffix\": \"…\"} or {\"id_before\": \"<separator>\", \"id\": \"…\"}";

    private static final String HINT = "a text of " + LookupShape.FEWEST_CHARACTERS + " to "
            + LookupShape.MOST_CHARACTERS + " characters is needed";

    private final BiConsumer<String, String> faults;

    private LookupReader(BiConsumer<String, String> faults) {
        this.faults = faults;
    }

    /** What to look at in a key, and what must be there. */
    record Reading(LookupShape shape, Secret hint) {}

    /** @param faults takes the name of a field of the lookup, or nothing, and what is wrong with it */
    static Optional<Reading> read(HashedKeyFields.@Nullable Lookup lookup, BiConsumer<String, String> faults) {
        if (lookup == null) {
            faults.accept("", "is missing; a salted digest cannot be found without " + ALLOWED);
            return Optional.empty();
        }
        boolean hasId = lookup.idBefore() != null || lookup.id() != null;
        long shapes = Stream.of(lookup.prefix() != null, lookup.suffix() != null, hasId)
                .filter(given -> given)
                .count();
        if (shapes != 1) {
            faults.accept("", (shapes == 0 ? "is empty" : "has more than one kind") + "; allowed are " + ALLOWED);
            return Optional.empty();
        }
        return new LookupReader(faults).read(lookup);
    }

    private Optional<Reading> read(HashedKeyFields.Lookup lookup) {
        String prefix = lookup.prefix();
        if (prefix != null) {
            return characters("prefix", prefix)
                    .map(count -> new Reading(new LookupShape.Prefix(count), Secret.of(prefix)));
        }
        String suffix = lookup.suffix();
        if (suffix != null) {
            return characters("suffix", suffix)
                    .map(count -> new Reading(new LookupShape.Suffix(count), Secret.of(suffix)));
        }
        return id(lookup.idBefore(), lookup.id());
    }

    private Optional<Integer> characters(String name, String hint) {
        int count = hint.codePointCount(0, hint.length());
        if (count < LookupShape.FEWEST_CHARACTERS || count > LookupShape.MOST_CHARACTERS) {
            faults.accept(name, "has " + count + " characters; " + HINT);
            return Optional.empty();
        }
        return Optional.of(count);
    }

    private Optional<Reading> id(@Nullable String before, @Nullable String id) {
        Optional<Separator> separator = Optional.ofNullable(before).flatMap(Separator::of);
        if (separator.isEmpty()) {
            faults.accept(
                    "id_before",
                    (before == null ? "is missing" : "is no separator") + "; needed are " + Separator.ALLOWED);
            return Optional.empty();
        }
        if (id == null || id.isEmpty()) {
            faults.accept(
                    "id", (id == null ? "is missing" : "is empty") + "; what stands before the separator is needed");
            return Optional.empty();
        }
        LookupShape shape = new LookupShape.IdBefore(separator.get());
        Secret hint = Secret.of(id);
        boolean wouldBeFound =
                shape.hint(Secret.of(id + separator.get().text())).equals(Optional.of(hint));
        if (!wouldBeFound) {
            faults.accept(
                    "id",
                    "has the separator in it, or more than " + LookupShape.MOST_CHARACTERS
                            + " characters; what stands before the first separator is needed");
            return Optional.empty();
        }
        return Optional.of(new Reading(shape, hint));
    }
}
