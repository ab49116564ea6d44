package dev.talos.config;

import dev.talos.model.Checked;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes: {@code 104857600}, {@code 512KiB}, {@code 100MiB}, {@code 1GiB}.
 *
 * @param least that is allowed, in bytes
 */
record SizeForm(long least) implements Form<Long> {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12}) ?(|B|KiB|MiB|GiB)");

    private static final long KIBI = 1L << 10;
    private static final long MEBI = 1L << 20;
    private static final long GIBI = 1L << 30;

    private TextForm<Long> text() {
        return new TextForm<>(
                "a number of bytes, or of KiB, MiB or GiB as in 100MiB; at least " + show(least),
                text -> parse(text).filter(bytes -> bytes >= least),
                this::show);
    }

    @Override
    public Checked<Long> read(Given given) {
        return text().read(given);
    }

    private static Optional<Long> parse(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(size.group(1));
        long unit = switch (size.group(2)) {
            case "KiB" -> KIBI;
            case "MiB" -> MEBI;
            case "GiB" -> GIBI;
            default -> 1;
        };
        return number > Long.MAX_VALUE / unit ? Optional.empty() : Optional.of(number * unit);
    }

    @Override
    public String show(Long bytes) {
        if (bytes % GIBI == 0) {
            return bytes / GIBI + "GiB";
        }
        return bytes % MEBI == 0 ? bytes / MEBI + "MiB" : Long.toString(bytes);
    }
}
