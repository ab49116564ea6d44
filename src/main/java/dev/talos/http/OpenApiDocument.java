package dev.talos.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** GET openapi.yaml: the description of all this, from the jar. */
final class OpenApiDocument {

    private static final String RESOURCE = "/openapi.yaml";

    private OpenApiDocument() {}

    static Operation operation() {
        // RFC 9512.
        Answer answer = Answer.of("application/yaml", read());
        return Operation.immediate(_ -> answer);
    }

    private static byte[] read() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left " + RESOURCE + " out of the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
