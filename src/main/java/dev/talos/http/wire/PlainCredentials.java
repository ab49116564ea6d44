package dev.talos.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the body that nearly every batch has, <code>{"requests":[{"credential":"…"},{"credential":"…"}]}</code> with texts
 * of printable ASCII and no escapes, in one pass: a JSON parser makes a dozen objects for each credential.
 */
final class PlainCredentials {

    private static final byte[] LIST = "{\"requests\":".getBytes(US_ASCII);
    private static final byte[] LIST_END = "]}".getBytes(US_ASCII);

    private final byte[] body;
    private final int most;
    private final List<String> texts = new ArrayList<>();
    private int at;

    private PlainCredentials(byte[] body, int most) {
        this.body = body;
        this.most = most;
    }

    /**
     * The texts, one or more.
     *
     * @return empty when the body is anything else, be it good or bad, or holds more than so many
     */
    static Optional<List<String>> read(byte[] body, int most) {
        PlainCredentials reader = new PlainCredentials(body, most);
        return reader.readList() ? Optional.of(reader.texts) : Optional.empty();
    }

    private boolean readList() {
        if (!skip(LIST) || !skipSpaced('[')) {
            return false;
        }
        do {
            if (texts.size() == most || !readItem()) {
                return false;
            }
        } while (skip(','));
        return skip(LIST_END) && at == body.length;
    }

    private boolean readItem() {
        skipSpace();
        if (!skip(PlainCredential.BEGINNING) || !skipSpaced('"')) {
            return false;
        }
        int from = at;
        at = PlainCredential.endOfPlain(body, from);
        texts.add(new String(body, from, at - from, ISO_8859_1));
        return skip(PlainCredential.END);
    }

    private boolean skip(byte[] known) {
        if (!PlainCredential.isAt(body, at, known)) {
            return false;
        }
        at += known.length;
        return true;
    }

    private boolean skip(char known) {
        if (at == body.length || body[at] != known) {
            return false;
        }
        at++;
        return true;
    }

    private boolean skipSpaced(char known) {
        skipSpace();
        return skip(known);
    }

    /** One at most, as many JSON libraries write it. */
    private void skipSpace() {
        boolean _ = skip(' ');
    }
}
