package dev.talos.credential;

import java.util.List;
import java.util.stream.Stream;

/**
 * {@code credentials.derived_tokens.macaroon.prefix}: what macaroons start with.
 *
 * @param current of those that are made now
 * @param retired of those made before
 */
public record MacaroonPrefixes(String current, List<String> retired) {

    private static final String MARK = "_v1_";

    public MacaroonPrefixes {
        retired = List.copyOf(retired);
        Prefix.check(List.of(current));
        Prefix.check(retired);
    }

    /** The current one first. */
    public Stream<String> all() {
        return Stream.concat(Stream.of(current), retired.stream());
    }

    public boolean knows(String prefix) {
        return prefix.equals(current) || retired.contains(prefix);
    }

    /**
     * Whether an issued key with this prefix would be taken for a macaroon: the prefix is one of these, or starts as a
     * macaroon does.
     */
    public boolean clashWith(String keyPrefix) {
        return all().anyMatch(prefix -> (keyPrefix + MARK).startsWith(prefix + MARK));
    }
}
