package dev.talos.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.model.FieldViolation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a YAML file into entries. No message repeats any of its text, for that may be a secret. */
final class YamlEntries {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(FileLook.LARGEST_FILE)
            .setParseComments(false)
            .build();

    private YamlEntries() {}

    /** @param file its name, for messages */
    static Entries read(String file, byte[] bytes) {
        YamlWalk walk = new YamlWalk(file);
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            walk.document(new Parse(SETTINGS).parseString(text).iterator());
            return new Entries(walk.found(), walk.faults(), true);
        } catch (CharacterCodingException _) {
            return broken(file, "is not UTF-8");
        } catch (MarkedYamlEngineException e) {
            return broken(file, "is not valid YAML" + place(e) + ": " + withoutQuotes(e.getProblem()));
        } catch (YamlEngineException _) {
            return broken(file, "is not valid YAML: it holds characters that YAML does not allow");
        } catch (YamlWalk.Refused e) {
            return broken(file, e.what());
        }
    }

    private static String place(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map((Mark mark) -> " at line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse("");
    }

    /** The parser ends this one message with a piece of the file. */
    private static String withoutQuotes(String problem) {
        return problem.startsWith("found undefined tag handle") ? "found undefined tag handle" : problem;
    }

    private static Entries broken(String file, String what) {
        return new Entries(List.of(), List.of(new FieldViolation(file, what)), false);
    }
}
