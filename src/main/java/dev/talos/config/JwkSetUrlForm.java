package dev.talos.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.crypto.Secret;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The URL of a JWK set. What it was is never repeated: there may be private keys in it. */
record JwkSetUrlForm() implements Form<JwkSetUrl> {

    private static final String ALLOWED = "; allowed is base64://… with the set itself, file:///absolute/path,"
            + " file://./relative/path or https://…";

    @Override
    public Checked<JwkSetUrl> read(Given given) {
        if (!(given instanceof Given.Text(var url))) {
            return fault("is " + given + ALLOWED);
        }
        int end = url.indexOf("://");
        String scheme = end < 0 ? "" : url.substring(0, end).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "base64" -> inline(url.substring(end + "://".length()));
            case "file" -> inFile(url.substring(end + "://".length()));
            case "https" -> onWeb(url);
            case "http" -> fault("is an http:// URL, on whose way anybody can read and replace the keys" + ALLOWED);
            default -> fault("is no URL of a kind that is known" + ALLOWED);
        };
    }

    /** In either alphabet of RFC 4648, with padding or without. */
    private static Checked<JwkSetUrl> inline(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded.replace('-', '+').replace('_', '/'));
            String json = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new Checked.Ok<>(new JwkSetUrl.Inline(Secret.of(json)));
        } catch (IllegalArgumentException _) {
            return fault("is a base64:// URL, and what follows is not base64");
        } catch (CharacterCodingException _) {
            return fault("is a base64:// URL, and what it encodes is not UTF-8");
        }
    }

    private static Checked<JwkSetUrl> inFile(String location) {
        if (!location.startsWith("/") && !location.startsWith("./") && !location.startsWith("../")) {
            return fault("is a file:// URL with a path that starts with none of / ./ ../" + ALLOWED);
        }
        try {
            // A plus sign is itself in a path.
            Path path = Path.of(URLDecoder.decode(location.replace("+", "%2B"), UTF_8));
            return new Checked.Ok<>(new JwkSetUrl.InFile(path));
        } catch (InvalidPathException _) {
            return fault("is a file:// URL with a path that is no file's");
        } catch (IllegalArgumentException _) {
            return fault("is a file:// URL with a % that no two hex digits follow; write %25 for the sign itself");
        }
    }

    private static Checked<JwkSetUrl> onWeb(String url) {
        try {
            URI uri = new URI(url).parseServerAuthority();
            return uri.getHost() == null || uri.getUserInfo() != null
                    ? fault("is an https:// URL with a user name or without a host")
                    : new Checked.Ok<>(new JwkSetUrl.OnWeb(uri));
        } catch (URISyntaxException _) {
            return fault("is an https:// URL that is not well-formed");
        }
    }

    private static Checked<JwkSetUrl> fault(String description) {
        return new Checked.Faulty<>(List.of(new FieldViolation("", description)));
    }

    @Override
    public String show(JwkSetUrl value) {
        return value.toString();
    }
}
