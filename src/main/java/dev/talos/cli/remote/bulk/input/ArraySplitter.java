package dev.talos.cli.remote.bulk.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one JSON array, or of the array under {@code requests} of an object. Looks at brackets, quotes and
 * commas only; whether an element is JSON is for others to say. Without a bracket or a comma where one must be, the
 * input is broken at that place.
 */
final class ArraySplitter implements Splitter {
    private static final String REQUESTS = "\"requests\"";

    private final Source source;
    private final RowBuffer row = new RowBuffer();
    private boolean wrapped;
    private boolean started;
    private boolean over;

    ArraySplitter(Source source) {
        this.source = source;
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        if (over) {
            return null;
        }
        boolean first = !started;
        if (first) {
            started = true;
            if (!open()) {
                return broken("it must be a JSON array of keys, or an object that holds one under \"requests\"");
            }
        }
        skipBlanks();
        if (source.peek() == ']') {
            source.read();
            return close();
        }
        if (!first && !take(',')) {
            return broken(source.peek() == Source.END ? "the array is cut off" : "a comma or ] must stand here");
        }
        skipBlanks();
        return element();
    }

    private boolean open() throws IOException {
        skipBlanks();
        if (take('{')) {
            wrapped = true;
            skipBlanks();
            for (int i = 0; i < REQUESTS.length(); i++) {
                if (!take(REQUESTS.charAt(i))) {
                    return false;
                }
            }
            skipBlanks();
            if (!take(':')) {
                return false;
            }
            skipBlanks();
        }
        return take('[');
    }

    private @Nullable RawRow close() throws IOException {
        skipBlanks();
        if (wrapped && !take('}')) {
            return broken(
                    source.peek() == Source.END
                            ? "the object is cut off"
                            : "the object must hold nothing but \"requests\"");
        }
        skipBlanks();
        if (source.peek() != Source.END) {
            return broken("there is more after the end of the array");
        }
        over = true;
        return null;
    }

    private RawRow element() throws IOException {
        Place start = source.place();
        row.clear();
        int depth = 0;
        do {
            int c = source.peek();
            if (c == Source.END) {
                return broken(start, "the array is cut off in the item that begins here");
            }
            if (depth == 0 && (c == ',' || c == ']' || c == '}' || isBlank(c))) {
                break;
            }
            row.add(source.read());
            switch (c) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> {
                    if (!string()) {
                        return broken("a text is not closed on its line");
                    }
                }
                default -> {}
            }
        } while (depth > 0 || !isEndOfValue());
        return row.length() == 0 ? broken("an item must stand here") : row.row(start);
    }

    private boolean isEndOfValue() throws IOException {
        int c = source.peek();
        return c == ',' || c == ']' || c == Source.END || isBlank(c);
    }

    /** Reads behind the closing quote. A line feed must not stand in a text, so a lost quote is found at once. */
    private boolean string() throws IOException {
        while (true) {
            int c = source.peek();
            if (c == Source.END || c == '\n') {
                return false;
            }
            row.add(source.read());
            if (c == '"') {
                return true;
            }
            if (c == '\\' && source.peek() != Source.END && source.peek() != '\n') {
                row.add(source.read());
            }
        }
    }

    private boolean take(char wanted) throws IOException {
        if (source.peek() != wanted) {
            return false;
        }
        source.read();
        return true;
    }

    private void skipBlanks() throws IOException {
        while (isBlank(source.peek())) {
            source.read();
        }
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private RawRow broken(String message) {
        return broken(source.place(), message);
    }

    private RawRow broken(Place place, String message) {
        over = true;
        return new RawRow.Broken(place, message);
    }
}
