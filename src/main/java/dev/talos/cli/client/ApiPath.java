package dev.talos.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.cli.command.CommandFailure;
import java.net.URLEncoder;
import java.util.Map;
import java.util.StringJoiner;

/** Paths of the API, with what the user gave encoded into them. */
public final class ApiPath {
    private static final String ADMIN = "/v2alpha1/admin/";

    private ApiPath() {}

    /** A collection or method under the admin surface, such as {@code importedApiKeys} or {@code apiKeys:verify}. */
    public static String admin(String name) {
        return ADMIN + name;
    }

    /** @throws CommandFailure when the id is empty, which is what an unset shell variable gives */
    public static String member(String collection, String id) {
        if (id.isEmpty()) {
            throw CommandFailure.usage("the key id is empty");
        }
        return admin(collection) + "/" + encoded(id);
    }

    /** The path with a query; parameters without a value are left out. */
    public static String withQuery(String path, Map<String, String> parameters) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.add(name + "=" + encoded(value));
            }
        });
        return path + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
