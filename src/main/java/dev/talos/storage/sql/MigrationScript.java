package dev.talos.storage.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of the schema.
 *
 * @param version 1 for the first, one more for each
 * @param up SQL that takes the step, any number of statements, each ended by a semicolon at the end of a line
 * @param down SQL that takes it back
 */
record MigrationScript(int version, String name, String up, String down) {

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$\\n?");
    private static final Pattern STATEMENT_END = Pattern.compile(";\\s*(?:\\n|$)");
    private static final Pattern FILE = Pattern.compile("V(\\d{4})__(\\w+)");

    /** The first line of a script that the database must not run in a transaction. */
    private static final String NO_TRANSACTION = "-- talos: no transaction";

    /**
     * Reads the scripts of one database, named as their files are but without {@code .up.sql} and {@code .down.sql}. A jar cannot be listed, so
     * someone has to name them.
     */
    static List<MigrationScript> load(String database, List<String> names) {
        return names.stream().map(name -> load(database, name)).toList();
    }

    private static MigrationScript load(String database, String name) {
        Matcher parts = FILE.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no name of a migration: " + name);
        }
        return new MigrationScript(
                Integer.parseInt(parts.group(1)),
                parts.group(2),
                text("/db/migration/" + database + "/" + name + ".up.sql"),
                text("/db/migration/" + database + "/" + name + ".down.sql"));
    }

    private static String text(String resource) {
        try (InputStream in = MigrationScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which way a step is taken. */
    enum Way {
        UP,
        DOWN
    }

    /**
     * Whether all of it happens or nothing, where the database can do that. If not, a step that failed in the middle
     * leaves the schema neither old nor new, which is recorded.
     */
    boolean inTransaction(Way way) {
        return !text(way).startsWith(NO_TRANSACTION);
    }

    /** One by one, as some databases take them. */
    List<String> statements(Way way) {
        return STATEMENT_END
                .splitAsStream(COMMENT.matcher(text(way)).replaceAll(""))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private String text(Way way) {
        return switch (way) {
            case UP -> up;
            case DOWN -> down;
        };
    }
}
