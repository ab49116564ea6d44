package dev.talos.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How one kind of answer looks to people. */
public interface View {
    /** The answer as lines of text, each with its line end. */
    String table(JsonNode answer);

    /** The ids in the answer, in its order: all that is printed with {@code --quiet}. */
    List<String> ids(JsonNode answer);
}
