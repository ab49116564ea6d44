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
 * @param up SQL that takes the step, any number of statements
 */
record MigrationScript(int version, String name, String up) {

    private static final Pattern FILE = Pattern.compile("V(\\d{4})__(\\w+)");

    /** The first line of a script that the database must not run in a transaction. */
    private static final String NO_TRANSACTION = "-- talos: no transaction";

    /**
     * Reads the scripts of one database, named as files are but without {@code .up.sql}. A jar cannot be listed, so
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
                text("/db/migration/" + database + "/" + name + ".up.sql"));
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

    /**
     * Whether all of it happens or nothing. If not, a step that failed in the middle leaves the schema neither old nor
     * new, which is recorded.
     */
    boolean inTransaction() {
        return !up.startsWith(NO_TRANSACTION);
    }
}
