package dev.talos.credential.legacy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands between two parts of a key: 1 to {@value #MOST} printable ASCII characters. Inside of a scheme's text
 * {@code %}, {@code :} and the space are written as in a URL, so that the text falls apart in one way only.
 */
public record Separator(String text) {

    static final int MOST = 16;

    /** In the words of an error message. */
    static final String ALLOWED = "1 to " + MOST + " printable ASCII characters";

    private static final Pattern SHAPE = Pattern.compile("[ -~]{1," + MOST + "}");

    public Separator {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("a separator is " + ALLOWED);
        }
    }

    static Optional<Separator> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new Separator(text)) : Optional.empty();
    }

    /** Reads what {@link #escaped} writes. Takes other spellings too; whoever needs one only has to compare. */
    static Optional<Separator> ofEscaped(String escaped) {
        return of(escaped.replace("%3A", ":").replace("%20", " ").replace("%25", "%"));
    }

    String escaped() {
        return text.replace("%", "%25").replace(" ", "%20").replace(":", "%3A");
    }
}
