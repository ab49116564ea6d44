package dev.talos.cli.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.Json;
import dev.talos.credential.legacy.Explanation;
import dev.talos.credential.legacy.HashedKeyFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explanations as a document: for each the text for {@code --hashed}, and the {@code hashed_key} of a row. */
final class ExplanationJson {
    private static final String OF_EACH_ROW = "the first characters of the key";

    private ExplanationJson() {}

    static ObjectNode of(List<Explanation> explanations) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        ArrayNode array = document.putArray("explanations");
        for (Explanation explanation : explanations) {
            ObjectNode object = array.addObject();
            object.put("hashed", explanation.hashed());
            ObjectNode hashedKey = hashedKey(explanation.fields());
            if (explanation.needsLookup()) {
                hashedKey.putObject("lookup").put("prefix", OF_EACH_ROW);
            }
            object.set("hashed_key", hashedKey);
        }
        return document;
    }

    private static ObjectNode hashedKey(HashedKeyFields fields) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        put(object, "algorithm", fields.algorithm());
        put(object, "digest", fields.digest());
        put(object, "encoding", fields.encoding());
        put(object, "part", fields.part());
        put(object, "secret", fields.secret());
        return object;
    }

    private static void put(ObjectNode object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
