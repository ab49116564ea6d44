package dev.talos.http;

import dev.talos.service.CacheUse;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;

/** Reads what a request says about caches (RFC 9111, sections 5.2.1 and 5.4). */
final class CacheDirectives {

    private static final CharSequence PRAGMA = HttpHeaders.createOptimized("Pragma");

    private CacheDirectives() {}

    static CacheUse of(MultiMap headers) {
        CacheUse use = CacheUse.ALLOWED;
        for (String directive : directives(headers.getAll(HttpHeaders.CACHE_CONTROL))) {
            if (directive.equals("no-store")) {
                return CacheUse.BYPASSED;
            }
            if (directive.equals("no-cache")) {
                use = CacheUse.REFRESHED;
            }
        }
        return directives(headers.getAll(PRAGMA)).contains("no-cache") ? CacheUse.REFRESHED : use;
    }

    private static List<String> directives(List<String> values) {
        if (values.isEmpty()) {
            return values;
        }
        return values.stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(directive -> directive.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
