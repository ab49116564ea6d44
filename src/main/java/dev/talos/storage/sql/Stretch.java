package dev.talos.storage.sql;

import dev.talos.storage.ListQuery.Position;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a part of a list.
 *
 * @param found all that fits up to the end, in the order of lists
 * @param end the last place that was looked at; null when the list has no more
 */
record Stretch(List<Position> found, @Nullable Position end) {

    /** Whether it is known what the next so many keys are, and whether more follow. */
    boolean isEnoughFor(int keys) {
        return end == null || found.size() > keys;
    }

    boolean reaches(@Nullable Position place) {
        return end == null || (place != null && end.compareTo(place) >= 0);
    }

    Stretch orFurther(Stretch other) {
        return reaches(other.end) ? this : other;
    }

    /** What is in either, as far as both were looked at. */
    Stretch with(Stretch other) {
        Position both = reaches(other.end) ? other.end : end;
        return new Stretch(
                Stream.concat(found.stream(), other.found.stream())
                        .filter(position -> both == null || position.compareTo(both) <= 0)
                        .sorted()
                        .toList(),
                both);
    }
}
