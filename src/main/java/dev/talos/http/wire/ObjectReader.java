package dev.talos.http.wire;

import dev.talos.crypto.Secret;
import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a JSON object apart, field by field, and collects everything that is wrong with it. A field that is
 * {@code null} is taken as left out, as in protobuf's JSON. A required field that is faulty reads as a placeholder:
 * whoever reads must look at the violations before using anything.
 */
final class ObjectReader {

    /** Unknown fields that are named; nobody reads more, and an answer must not be longer than the request. */
    private static final int MOST_UNKNOWN = 20;

    private final Map<String, Json> members;
    private final String path;
    private final List<FieldViolation> violations;
    /** A dozen at most, so a list is quicker than a set. */
    private final List<String> known = new ArrayList<>();

    ObjectReader(Json.Obj object, String path, List<FieldViolation> violations) {
        this.members = object.members();
        this.path = path;
        this.violations = violations;
    }

    /** The field, known from now on; empty when it is left out or null. */
    Optional<Json> field(String name) {
        accept(name);
        return Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof Json.Null));
    }

    void accept(String name) {
        if (!known.contains(name)) {
            known.add(name);
        }
    }

    void fault(String name, String description) {
        violations.add(new FieldViolation(at(name), description));
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    void refuseUnknown() {
        if (known.containsAll(members.keySet())) {
            return;
        }
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .limit(MOST_UNKNOWN)
                .forEach(name -> violations.add(UnknownFields.violation(at(name), name, known)));
    }

    /** A text that must be there, of 1 to so many characters. */
    String requiredText(String name, int most) {
        Optional<Json> value = field(name);
        if (value.isEmpty()) {
            fault(name, "is missing; a text of 1 to " + most + " characters is needed");
        }
        return value.flatMap(json -> text(at(name), json, most)).orElse("");
    }

    @Nullable
    String optionalText(String name, int most) {
        return field(name).flatMap(json -> text(at(name), json, most)).orElse(null);
    }

    /** A credential: any text with a UTF-8 form of 1 to so many bytes, taken as it is. */
    Secret requiredSecret(String name, int mostBytes) {
        String needed = "a text of 1 to " + mostBytes + " bytes is needed";
        Optional<Json> value = field(name);
        switch (value.orElseGet(Json.Null::new)) {
            case Json.Text(var text) when text.isEmpty() -> fault(name, "is empty; " + needed);
            case Json.Text(var text) when !Texts.isWellFormed(text) -> fault(name, Fields.NOT_WELL_FORMED);
            case Json.Text(var text)
            when Texts.utf8Length(text) > mostBytes ->
                fault(name, "has " + Texts.utf8Length(text) + " bytes; at most " + mostBytes + " are allowed");
            case Json.Text(var text) -> {
                return Secret.of(text);
            }
            case Json.Null _ -> fault(name, "is missing; " + needed);
            case Json other -> fault(name, "is " + other.type() + "; " + needed);
        }
        return Secret.of("");
    }

    /** A list of texts, each of 1 to so many characters; empty when left out. */
    List<String> texts(String name, int mostElements, int mostCharacters) {
        List<String> texts = new ArrayList<>();
        List<Json> elements = elements(name, mostElements);
        for (int i = 0; i < elements.size(); i++) {
            text(at(name) + "[" + i + "]", elements.get(i), mostCharacters).ifPresent(texts::add);
        }
        return texts;
    }

    private List<Json> elements(String name, int most) {
        Json value = field(name).orElseGet(() -> new Json.Arr(List.of()));
        if (!(value instanceof Json.Arr(var elements))) {
            fault(name, "is " + value.type() + "; a list of texts is needed");
            return List.of();
        }
        if (elements.size() > most) {
            fault(name, "has " + elements.size() + " elements; at most " + most + " are allowed");
            return List.of();
        }
        return elements;
    }

    private Optional<String> text(String at, Json json, int most) {
        if (!(json instanceof Json.Text(var text))) {
            violations.add(new FieldViolation(at, "is " + json.type() + "; a text is needed"));
            return Optional.empty();
        }
        Optional<String> fault = Fields.fault(text, most);
        fault.ifPresent(description -> violations.add(new FieldViolation(at, description)));
        return fault.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** One of an enum's values by its name on the wire. */
    <E extends Enum<E>> Optional<E> oneOf(String name, WireEnum<E> values) {
        Optional<Json> json = field(name);
        Optional<E> value =
                json.flatMap(it -> it instanceof Json.Text(var text) ? values.parse(text) : Optional.empty());
        if (json.isPresent() && value.isEmpty() && !values.isUnset(json.get())) {
            String came = json.get() instanceof Json.Text(var text)
                    ? Texts.quoted(text)
                    : json.get().type();
            fault(name, "is " + came + "; allowed are " + String.join(", ", values.names()));
        }
        return value;
    }

    /** A reader for the object in a field; empty when it is left out or no object. */
    Optional<ObjectReader> object(String name) {
        Optional<Json> json = field(name);
        if (json.isPresent() && !(json.get() instanceof Json.Obj)) {
            fault(name, "is " + json.get().type() + "; an object is needed");
        }
        return json.flatMap(it -> it instanceof Json.Obj object
                ? Optional.of(new ObjectReader(object, at(name), violations))
                : Optional.empty());
    }
}
