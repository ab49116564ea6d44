package dev.talos.storage.sql;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.talos.storage.StoreException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists of texts as JSON arrays, the form they are stored in. */
final class TextLists {

    private static final String NONE = "[]";
    private static final JsonFactory JSON = new JsonFactory();

    private TextLists() {}

    static String write(List<String> texts) {
        if (texts.isEmpty()) {
            return NONE;
        }
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static List<String> read(String stored) {
        if (stored.equals(NONE)) {
            return List.of();
        }
        return readPlain(stored).orElseGet(() -> parse(stored));
    }

    /**
     * Reads what is written when no text has to be escaped, as hardly any has: without a backslash each quote begins a text
     * or ends one. To set up a parser takes several times as long.
     *
     * @return empty for all else, be it good or bad
     */
    static Optional<List<String>> readPlain(String stored) {
        if (!stored.startsWith("[\"") || !isPlain(stored)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        int from = 2;
        int quote = stored.indexOf('"', from);
        while (quote >= 0 && stored.startsWith(",\"", quote + 1)) {
            texts.add(stored.substring(from, quote));
            from = quote + 3;
            quote = stored.indexOf('"', from);
        }
        if (quote < 0 || quote != stored.length() - 2 || !stored.endsWith("]")) {
            return Optional.empty();
        }
        texts.add(stored.substring(from, quote));
        return Optional.of(texts);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == '\\') {
                return false;
            }
        }
        return true;
    }

    static List<String> parse(String stored) {
        List<String> texts = new ArrayList<>();
        try (JsonParser json = JSON.createParser(stored)) {
            boolean wellFormed = json.nextToken() == JsonToken.START_ARRAY;
            while (wellFormed && json.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getText());
            }
            if (!wellFormed || json.currentToken() != JsonToken.END_ARRAY) {
                throw damaged(null);
            }
            return texts;
        } catch (JacksonException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoreException damaged(@Nullable Exception cause) {
        return new StoreException.Broken("the database holds a list that is no list of texts", cause);
    }
}
