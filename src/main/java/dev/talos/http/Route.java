package dev.talos.http;

import java.util.EnumSet;
import java.util.Set;

/**
 * One method on one path.
 *
 * @param mostBody bytes its request body may have
 */
public record Route(String method, PathPattern path, Set<Surface> surfaces, int mostBody, Operation operation) {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int USUAL_BODY = 2 * MEBIBYTE;
    static final int BATCH_BODY = 32 * MEBIBYTE;

    static Route admin(String method, String path, Operation operation) {
        return on(EnumSet.of(Surface.ADMIN), method, path, operation);
    }

    static Route on(Set<Surface> surfaces, String method, String path, Operation operation) {
        return new Route(method, new PathPattern(path), surfaces, USUAL_BODY, operation);
    }

    Route withBatchBody() {
        return new Route(method, path, surfaces, BATCH_BODY, operation);
    }
}
