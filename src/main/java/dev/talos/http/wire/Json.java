package dev.talos.http.wire;

import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259) as it came: members in their order, numbers to the letter. */
public sealed interface Json {

    record Obj(Map<String, Json> members) implements Json {}

    record Arr(List<Json> elements) implements Json {}

    record Text(String value) implements Json {

        /** May be a credential. */
        @Override
        public String toString() {
            return "Text[" + value.length() + " characters]";
        }
    }

    /**
     * A number.
     *
     * @param literal as it was written: a double would round it, and {@code 1.0} is not {@code 1} to everyone
     */
    record Num(String literal) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    /** The type in the words of an error message. */
    default String type() {
        return switch (this) {
            case Obj _ -> "an object";
            case Arr _ -> "a list";
            case Text _ -> "a text";
            case Num _ -> "a number";
            case Bool _ -> "a boolean";
            case Null _ -> "null";
        };
    }

    /**
     * Whether every text in it, names included, has a UTF-8 form. An escape such as <code>&#92;ud800</code> alone has
     * none; written down it would turn into a question mark, the same one for all of them.
     */
    default boolean isWellFormed() {
        return switch (this) {
            case Obj(var members) ->
                members.entrySet().stream()
                        .allMatch(m ->
                                Texts.isWellFormed(m.getKey()) && m.getValue().isWellFormed());
            case Arr(var elements) -> elements.stream().allMatch(Json::isWellFormed);
            case Text(var value) -> Texts.isWellFormed(value);
            case Num _, Bool _, Null _ -> true;
        };
    }
}
