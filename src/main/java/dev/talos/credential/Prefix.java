package dev.talos.credential;

import java.util.List;
import java.util.regex.Pattern;

/** What a credential's text may start with. */
public final class Prefix {

    /** In the words of an error message. */
    public static final String ALLOWED = "1 to 16 of the characters A-Z a-z 0-9 _";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_]{1,16}");

    private Prefix() {}

    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    static void check(List<String> prefixes) {
        if (!prefixes.stream().allMatch(Prefix::isValid)) {
            throw new IllegalArgumentException("a prefix is " + ALLOWED);
        }
    }
}
