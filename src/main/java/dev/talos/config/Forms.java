package dev.talos.config;

import dev.talos.credential.Prefix;
import dev.talos.model.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The forms that more than one setting has. */
final class Forms {

    private static final int LAST_PORT = 65_535;
    private static final Pattern PORT_DIGITS = Pattern.compile("\\d{1,5}");
    private static final Pattern COUNT_DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]+");

    static final Form<String> HOST_NAME = new TextForm<>(
            "a host name or an IP address, without port",
            text -> Optional.of(text).filter(host -> HOST.matcher(host).matches()),
            Function.identity());

    static final Form<Integer> PORT = new TextForm<>(
            "a whole number from 0 to " + LAST_PORT,
            text -> Optional.of(text)
                    .filter(digits -> PORT_DIGITS.matcher(digits).matches())
                    .map(Integer::valueOf)
                    .filter(port -> port <= LAST_PORT),
            String::valueOf);

    static final Form<String> NOT_BLANK =
            new TextForm<>("a text that is not blank", text -> Optional.of(text).filter(t -> !t.isBlank()), t -> t);

    static final Form<String> ANY_TEXT = new TextForm<>("a text", Optional::of, text -> text.isEmpty() ? "\"\"" : text);

    static final Form<String> PREFIX =
            new TextForm<>(Prefix.ALLOWED, text -> Optional.of(text).filter(Prefix::isValid), Function.identity());

    static final Form<Long> COUNT = new TextForm<>(
            "a whole number, 0 or more",
            text -> Optional.of(text)
                    .filter(digits -> COUNT_DIGITS.matcher(digits).matches())
                    .map(Long::valueOf),
            String::valueOf);

    static final Form<Boolean> FLAG = choice(Map.of("true", true, "false", false));

    private Forms() {}

    /** A duration between two others, both included. */
    static Form<Duration> duration(Duration shortest, Duration longest) {
        return new TextForm<>(
                "%s, from %s to %s".formatted(Durations.ALLOWED, Durations.format(shortest), Durations.format(longest)),
                text -> Durations.parse(text)
                        .filter(duration -> duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0),
                Durations::format);
    }

    /** One of an enum's constants, with a prefix, in upper case. */
    static <E extends Enum<E>> Form<E> upperCase(Class<E> type, String prefix) {
        Map<String, E> choices = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            choices.put(prefix + constant.name(), constant);
        }
        return choice(choices);
    }

    /** One of an enum's constants, in lower case. */
    static <E extends Enum<E>> Form<E> lowerCase(Class<E> type) {
        Map<String, E> choices = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            choices.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return choice(choices);
    }

    private static <T> Form<T> choice(Map<String, T> choices) {
        return new TextForm<>(
                "one of " + String.join(", ", choices.keySet()),
                text -> Optional.ofNullable(choices.get(text)),
                value -> choices.entrySet().stream()
                        .filter(choice -> choice.getValue().equals(value))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow());
    }
}
