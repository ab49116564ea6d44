package dev.talos.credential;

import java.util.List;

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

    /** Whether the text starts as one of these macaroons does. Every credential that comes in is asked for. */
    public boolean begin(String text) {
        if (begins(text, current)) {
            return true;
        }
        for (String prefix : retired) {
            if (begins(text, prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String text, String prefix) {
        return text.startsWith(prefix) && text.startsWith(MARK, prefix.length());
    }

    public boolean knows(String prefix) {
        return prefix.equals(current) || retired.contains(prefix);
    }

    /**
     * Whether an issued key with this prefix would be taken for a macaroon: the prefix is one of these, or starts as a
     * macaroon does.
     */
    public boolean clashWith(String keyPrefix) {
        return begin(keyPrefix + MARK);
    }
}
