package dev.talos.config;

import dev.talos.crypto.Secret;
import java.net.URI;
import java.nio.file.Path;

/** Where a JWK set is. Prints without anything that may be a secret, which the path of a web address can be. */
sealed interface JwkSetUrl {

    /** In the URL itself. */
    record Inline(Secret json) implements JwkSetUrl {
        @Override
        public String toString() {
            return "base64://" + json;
        }
    }

    record InFile(Path path) implements JwkSetUrl {
        @Override
        public String toString() {
            return "file://" + path;
        }
    }

    record OnWeb(URI uri) implements JwkSetUrl {
        @Override
        public String toString() {
            return "https://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "/…";
        }
    }
}
