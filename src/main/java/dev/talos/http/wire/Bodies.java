package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the two shapes a request body has: an object, or an object around one long list. */
final class Bodies {

    /** What the largest sensible request (100 scopes, 100 CIDRs, 4 KiB of metadata) stays well below. */
    private static final int MOST_VALUES = 10_000;

    /** Of an object around a list, which has a use for one. */
    private static final int MOST_MEMBERS = 20;

    /** Reads one item of a list; its path is the name to use in violations. */
    interface ItemReader<T> {
        T read(Checked<Json> item, String path);
    }

    private Bodies() {}

    static <T> Checked<T> object(byte[] body, Function<Json.Obj, Checked<T>> reader) {
        try {
            BodyParser parser = BodyParser.of(body);
            JsonToken start = parser.required();
            Json value = parser.value(start, MOST_VALUES);
            parser.end();
            return value instanceof Json.Obj object
                    ? reader.apply(object)
                    : faulty("body", "is " + value.type() + "; an object is needed");
        } catch (BodyException e) {
            return faulty("body", e);
        }
    }

    /**
     * What an object around a list says.
     *
     * @param raised the flags that are true
     */
    record Batch<T>(List<T> items, Set<String> raised) {}

    /**
     * Reads <code>{"requests": […]}</code> item by item, so that a body of 32 MiB never stands in memory as a tree.
     *
     * @param most items
     * @param flags names of booleans that may stand beside the list
     */
    static <T> Checked<Batch<T>> requests(byte[] body, int most, Set<String> flags, ItemReader<T> reader) {
        try {
            BodyParser parser = BodyParser.of(body);
            JsonToken start = parser.required();
            if (start != JsonToken.START_OBJECT) {
                Json value = parser.value(start, MOST_VALUES);
                return faulty("body", "is " + value.type() + "; an object is needed");
            }
            List<FieldViolation> violations = new ArrayList<>();
            List<T> items = new ArrayList<>();
            Set<String> names = new HashSet<>();
            Set<String> raised = new HashSet<>();
            while (parser.required() != JsonToken.END_OBJECT) {
                String name = parser.text();
                if (!names.add(name)) {
                    throw BodyParser.repeated(name, parser.place());
                }
                if (names.size() > MOST_MEMBERS) {
                    throw new BodyException("has more than " + MOST_MEMBERS + " members; it needs one, requests");
                }
                JsonToken value = parser.required();
                if (name.equals("requests")) {
                    requests(parser, value, new Many<>(most, reader, items, violations));
                } else if (flags.contains(name)) {
                    flag(name, parser.value(value, MOST_VALUES), raised, violations);
                } else {
                    parser.value(value, MOST_VALUES);
                    violations.add(UnknownFields.violation(name, name, known(flags)));
                }
            }
            parser.end();
            if (!names.contains("requests")) {
                violations.add(new FieldViolation("requests", "is missing; 1 to " + most + " items are needed"));
            }
            return violations.isEmpty()
                    ? new Checked.Ok<>(new Batch<>(items, raised))
                    : new Checked.Faulty<>(violations);
        } catch (BodyException e) {
            return faulty("body", e);
        }
    }

    private static SortedSet<String> known(Set<String> flags) {
        SortedSet<String> known = new TreeSet<>(flags);
        known.add("requests");
        return known;
    }

    private static void flag(String name, Json value, Set<String> raised, List<FieldViolation> violations) {
        switch (value) {
            case Json.Bool(boolean up) when up -> raised.add(name);
            case Json.Bool _, Json.Null _ -> {}
            case Json other -> violations.add(new FieldViolation(name, "is " + other.type() + "; a boolean is needed"));
        }
    }

    private record Many<T>(int most, ItemReader<T> reader, List<T> items, List<FieldViolation> violations) {}

    private static <T> void requests(BodyParser parser, JsonToken start, Many<T> many) throws BodyException {
        if (start != JsonToken.START_ARRAY) {
            Json value = parser.value(start, MOST_VALUES);
            String what = value instanceof Json.Null ? "is missing" : "is " + value.type();
            many.violations.add(new FieldViolation("requests", what + "; a list of 1 to " + many.most + " is needed"));
            return;
        }
        int count = 0;
        for (JsonToken token = parser.required(); token != JsonToken.END_ARRAY; token = parser.required()) {
            String path = "requests[" + count + "]";
            Checked<Json> item = item(parser, token, path);
            if (count++ < many.most) {
                many.items.add(many.reader.read(item, path));
            }
        }
        if (count == 0 || count > many.most) {
            many.violations.add(
                    new FieldViolation("requests", "has " + count + " items; 1 to " + many.most + " are allowed"));
        }
    }

    private static Checked<Json> item(BodyParser parser, JsonToken start, String path) throws BodyException {
        JsonStreamContext list = start.isStructStart() ? parser.context().getParent() : parser.context();
        try {
            return new Checked.Ok<>(parser.value(start, MOST_VALUES));
        } catch (BodyException e) {
            if (!parser.isOverBudget()) {
                throw e;
            }
            while (!parser.context().equals(list)) {
                parser.required();
            }
            return faulty(path, "consists of more than " + MOST_VALUES + " values");
        }
    }

    private static <T> Checked<T> faulty(String field, BodyException e) {
        return faulty(field, String.valueOf(e.getMessage()));
    }

    static <T> Checked<T> faulty(String field, String description) {
        return new Checked.Faulty<>(List.of(new FieldViolation(field, description)));
    }
}
