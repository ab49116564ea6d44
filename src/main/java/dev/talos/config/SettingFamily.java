package dev.talos.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A section of the file in which the operator chooses the names: one setting for each name. A member has no default; it
 * is there when it is given.
 *
 * @param key the path of the section
 * @param form of each value
 */
record SettingFamily<T>(String key, Setting.Change change, Form<T> form) {

    /** What stands for the name where one setting of the family stands for all. */
    private static final String ANY_NAME = "<name>";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,30}");

    /** In the words of an error message. */
    static final String ALLOWED_NAME = "1 to 30 of the characters A-Z a-z 0-9 _ -";

    /** The key of all of its members, for people to read. */
    String pattern() {
        return key + "." + ANY_NAME;
    }

    /** The member with that key; empty when the key is none of the family, or its name not allowed. */
    Optional<Setting<T>> member(String memberKey) {
        return holds(memberKey) && NAME.matcher(name(memberKey)).matches()
                ? Optional.of(Setting.required(memberKey, change, form))
                : Optional.empty();
    }

    /** Whether a key stands in this section, whatever its name. */
    boolean holds(String memberKey) {
        return memberKey.startsWith(key + ".");
    }

    /** The name in the key of a member. */
    String name(String memberKey) {
        return memberKey.substring(key.length() + 1);
    }

    /** What the environment variables of all members start with. */
    String variablePrefix() {
        return Setting.variable(key) + "_";
    }

    /** The key that a variable stands for when the file has none with this variable: its name is in lower case. */
    String keyOf(String variable) {
        return key + "." + variable.substring(variablePrefix().length()).toLowerCase(Locale.ROOT);
    }
}
