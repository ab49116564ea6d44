package dev.talos.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.talos.crypto.ReadJwk.Faulty;
import dev.talos.crypto.ReadJwk.Ignored;
import dev.talos.crypto.ReadJwk.Usable;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JWK sets into one key set and gathers everything that is wrong with them. Good for one reading. */
final class KeySetReader {

    private static final String SIGNING_KEY_ID = "credentials.derived_tokens.jwt.signing_key_id";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final JwkReader jwkReader;
    private final List<Usable> usable = new ArrayList<>();
    private final Map<String, String> placeOfKid = new HashMap<>();
    private final List<FieldViolation> violations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    KeySetReader(Signatures signatures) {
        this.jwkReader = new JwkReader(signatures);
    }

    Checked<KeySet> read(List<JwkSetText> sets, String signingKeyId) {
        sets.forEach(this::readSet);
        Optional<SigningKey> signingKey = choose(signingKeyId);
        if (!violations.isEmpty()) {
            return new Checked.Faulty<>(violations);
        }
        String publicJwks =
                PublicJwks.render(usable.stream().map(Usable::publicJwk).toList());
        return new Checked.Ok<>(new KeySet(usable.stream().map(Usable::key).toList(), signingKey, publicJwks, notes));
    }

    private void readSet(JwkSetText set) {
        JsonNode keys;
        try {
            keys = JSON.readTree(set.json().expose()).path("keys");
        } catch (JsonProcessingException e) {
            violations.add(new FieldViolation(set.name(), "is not JSON" + place(e)));
            return;
        }
        if (!keys.isArray()) {
            violations.add(new FieldViolation(
                    set.name(), "is not a JWK set; one looks like {\"keys\":[…]}, a single JWK is put into the list"));
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            readKey(set.name() + " keys[" + i + "]", keys.get(i));
        }
    }

    private void readKey(String place, JsonNode jwk) {
        if (!jwk.isObject()) {
            violations.add(new FieldViolation(place, "is not a JSON object"));
            return;
        }
        switch (jwkReader.read(JSON.convertValue(jwk, MEMBERS))) {
            case Usable key -> add(place, key);
            case Ignored(String why) -> notes.add(place + " " + why + "; it is left out");
            case Faulty(String why) -> violations.add(new FieldViolation(place, why));
        }
    }

    private void add(String place, Usable key) {
        String earlier = placeOfKid.putIfAbsent(key.key().kid(), place);
        if (earlier == null) {
            usable.add(key);
        } else {
            violations.add(new FieldViolation(place, "has the kid of " + earlier + "; each key needs its own"));
        }
    }

    private Optional<SigningKey> choose(String signingKeyId) {
        List<Usable> signing =
                usable.stream().filter(key -> key.signingKey().isPresent()).toList();
        if (signingKeyId.isEmpty()) {
            return signing.stream()
                    .filter(Usable::markedForSignatures)
                    .findFirst()
                    .or(() -> signing.stream().findFirst())
                    .flatMap(Usable::signingKey);
        }
        Optional<SigningKey> named = signing.stream()
                .filter(key -> key.key().kid().equals(signingKeyId))
                .findFirst()
                .flatMap(Usable::signingKey);
        if (named.isEmpty()) {
            violations.add(
                    new FieldViolation(SIGNING_KEY_ID, "names no private key of the sets; they have " + kids(signing)));
        }
        return named;
    }

    private static String kids(List<Usable> keys) {
        return keys.isEmpty()
                ? "none"
                : String.join(", ", keys.stream().map(key -> key.key().kid()).toList());
    }

    /** Where it breaks off; the parser's own message quotes the text. */
    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
