package dev.talos.storage.sql;

import dev.talos.crypto.Secret;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database on a server, and who logs in there. Its text form has no password.
 *
 * @param user empty for whatever the driver takes then
 * @param password empty when there is none
 */
record ServerAddress(String host, int port, String database, String user, Secret password) {

    private static final Pattern PLACE =
            Pattern.compile("(?:tcp\\((?<tcp>[^()/]*)\\)|(?<plain>[^()/]*))/(?<database>[^/]*)");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d{1,5}))?");
    private static final int MOST_PORT = 65_535;

    /**
     * Reads {@code //user:password@host:port/database}, or with {@code tcp(host:port)} as Go has it. User, password and
     * database may have percent-escapes. Nothing of it is repeated in a fault.
     *
     * @param location what stands between the scheme and the question mark
     * @param form how it should have been written
     */
    static Optional<ServerAddress> parse(String location, int usualPort, String form, DsnParameters parameters) {
        String rest = location.startsWith("//") ? location.substring(2) : location;
        // The last one: a password may have come with one that should have been escaped.
        int at = rest.lastIndexOf('@');
        Matcher place = PLACE.matcher(rest.substring(at + 1));
        if (!place.matches()) {
            parameters.fault("has no host and database; write " + form);
            return Optional.empty();
        }
        String hostAndPort = place.group("tcp") == null ? place.group("plain") : place.group("tcp");
        Matcher host = HOST_AND_PORT.matcher(hostAndPort);
        int port = host.matches() ? port(host.group("port"), usualPort) : 0;
        if (port < 1 || port > MOST_PORT) {
            parameters.fault("has a host or port that is none; write " + form);
        }
        String login = at < 0 ? "" : rest.substring(0, at);
        int colon = login.indexOf(':');
        Optional<String> user = parameters.decoded(colon < 0 ? login : login.substring(0, colon), "a user");
        Optional<String> password = parameters.decoded(colon < 0 ? "" : login.substring(colon + 1), "a password");
        Optional<String> database = parameters.decoded(place.group("database"), "a database");
        if (database.isPresent() && (database.get().isBlank() || database.get().indexOf('\0') >= 0)) {
            parameters.fault("names no database; write " + form);
        }
        if (port < 1 || port > MOST_PORT || user.isEmpty() || password.isEmpty() || database.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ServerAddress(host.group("host"), port, database.get(), user.get(), Secret.of(password.get())));
    }

    private static int port(@Nullable String text, int usual) {
        return text == null ? usual : Integer.parseInt(text);
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
