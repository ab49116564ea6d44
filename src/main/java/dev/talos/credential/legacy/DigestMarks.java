package dev.talos.credential.legacy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks that stores put before a digest, such as Django's {@code sha512$$} and {@code argon2$argon2id$…}. */
final class DigestMarks {

    private static final Pattern WORD = Pattern.compile("\\{?[A-Za-z][A-Za-z0-9_/-]{1,15}(?:\\$\\$|[$:}])(.+)");

    private DigestMarks() {}

    /** The text as it is, and what it is without its mark. */
    static List<String> readings(String text) {
        Set<String> readings = new LinkedHashSet<>();
        readings.add(text);
        readings.add(text.strip());
        Matcher matcher = WORD.matcher(text.strip());
        if (matcher.matches()) {
            String rest = matcher.group(1);
            readings.add(rest);
            readings.add("$" + rest);
        }
        return List.copyOf(readings);
    }
}
