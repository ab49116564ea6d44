package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talos.crypto.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Macaroons that other libraries made, with what they were made of. */
final class ForeignMacaroons {

    private static final JsonNode ALL = read();

    private ForeignMacaroons() {}

    static Stream<Foreign> firstParty() {
        return ALL.valueStream().filter(vector -> vector.has("caveats")).map(Foreign::new);
    }

    static Stream<Foreign> thirdParty() {
        return ALL.valueStream()
                .filter(vector -> vector.has("third_party_caveat"))
                .map(Foreign::new);
    }

    record Foreign(JsonNode vector) {

        Secret text() {
            return Secret.of("mc_v1_" + macaroon());
        }

        String macaroon() {
            return vector.get("macaroon").asText();
        }

        String location() {
            return vector.get("location").asText();
        }

        byte[] identifier() {
            return HexFormat.of().parseHex(vector.get("identifier_hex").asText());
        }

        List<byte[]> caveats() {
            return vector.get("caveats")
                    .valueStream()
                    .map(caveat -> caveat.asText().getBytes(UTF_8))
                    .toList();
        }

        /** What fails is named by who made it. */
        @Override
        public String toString() {
            return vector.get("made_by").asText() + ": " + vector.get("name").asText();
        }
    }

    private static JsonNode read() {
        try (InputStream in = ForeignMacaroons.class.getResourceAsStream("/macaroon/macaroons.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
