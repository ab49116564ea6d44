package dev.talos.model;

/**
 * What an owner wants to remember about a key.
 *
 * @param json one JSON object as compact text, kept as it came but for white space
 */
public record Metadata(String json) {

    public static final Metadata EMPTY = new Metadata("{}");

    public boolean isEmpty() {
        return json.equals(EMPTY.json);
    }
}
