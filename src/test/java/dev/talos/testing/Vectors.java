package dev.talos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** Values that an independent implementation computed. */
public final class Vectors {

    private static final JsonNode ALL = read();

    private Vectors() {}

    public static Stream<JsonNode> each(String section) {
        return ALL.get(section).valueStream();
    }

    /** The secret that the vectors call {@code current} or {@code retired}. */
    public static Secret secret(String name) {
        return Secret.of(ALL.get("secrets").get(name).asText());
    }

    /** Both secrets, each in its role. */
    public static KeyRing ring() {
        return KeyRing.of(new SecretSettings(secret("current"), List.of(secret("retired"))));
    }

    /** One secret alone. */
    public static KeyRing ringOf(String name) {
        return KeyRing.of(new SecretSettings(secret(name), List.of()));
    }

    private static JsonNode read() {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
