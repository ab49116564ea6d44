package dev.talos.cli.remote;

import dev.talos.cli.command.CommandFailure;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where the server is: scheme, host, port, and the path before its routes when a proxy gives it one.
 *
 * @param base without a slash at its end
 */
record Endpoint(String base) {

    /**
     * Reads what the user gave.
     *
     * @throws CommandFailure naming the URL and what is wrong with it
     */
    static Endpoint parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw unusable(url, e.getReason());
        }
        if (uri.getRawUserInfo() != null) {
            // Not named: there is a password in it.
            throw CommandFailure.usage("the endpoint holds a user name; use --token to say who you are");
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw unusable(url, "it must begin with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw unusable(url, "it has no host name, or one with other characters than letters, digits, . and -");
        }
        if (uri.getPort() > 65_535) {
            throw unusable(url, "the port is over 65535");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw unusable(url, "it must end before ? and #");
        }
        return new Endpoint(url.replaceFirst("/+$", ""));
    }

    private static CommandFailure unusable(String url, String why) {
        // What stands before an @ may be a password, in a URL that could not be read too.
        String shown = url.replaceFirst("(?s)^([A-Za-z][A-Za-z0-9+.-]*:/*)?.*@", "$1***@");
        return CommandFailure.usage("the endpoint '" + shown + "' is no usable URL: " + why);
    }

    boolean isEncrypted() {
        return base.regionMatches(true, 0, "https:", 0, "https:".length());
    }

    URI resolve(String pathAndQuery) {
        return URI.create(base + pathAndQuery);
    }
}
