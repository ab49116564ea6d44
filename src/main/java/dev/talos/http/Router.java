package dev.talos.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the route for a request. A route for GET serves HEAD too. */
public final class Router {

    /** What a method and a path lead to. */
    sealed interface Match {

        record Found(Route route, String pathParameter) implements Match {}

        record NoSuchPath() implements Match {}

        record WrongMethod(String pattern, Set<String> allowed) implements Match {}
    }

    private static final String HEAD = "HEAD";
    private static final String GET = "GET";

    private final Map<String, Map<String, Route>> literals = new HashMap<>();
    private final Map<PathPattern, Map<String, Route>> patterns = new HashMap<>();

    private Router(Collection<Route> routes) {
        for (Route route : routes) {
            Map<String, Route> methods = route.path().isLiteral()
                    ? literals.computeIfAbsent(route.path().text(), _ -> new HashMap<>())
                    : patterns.computeIfAbsent(route.path(), _ -> new HashMap<>());
            methods.put(route.method(), route);
        }
    }

    /** The routes of some surfaces; the others do not exist for it. */
    public static Router of(Collection<Route> routes, Set<Surface> surfaces) {
        List<Route> served = new ArrayList<>(routes);
        served.removeIf(route -> route.surfaces().stream().noneMatch(surfaces::contains));
        return new Router(served);
    }

    Match match(String method, String path) {
        Map<String, Route> methods = literals.get(path);
        if (methods != null) {
            return match(method, path, methods, "");
        }
        for (Map.Entry<PathPattern, Map<String, Route>> entry : patterns.entrySet()) {
            Optional<String> variable = entry.getKey().match(path);
            if (variable.isPresent()) {
                return match(method, entry.getKey().text(), entry.getValue(), variable.get());
            }
        }
        return new Match.NoSuchPath();
    }

    private static Match match(String method, String pattern, Map<String, Route> methods, String variable) {
        Route route = methods.get(method.equals(HEAD) ? GET : method);
        if (route != null) {
            return new Match.Found(route, variable);
        }
        Set<String> allowed = new TreeSet<>(methods.keySet());
        if (allowed.contains(GET)) {
            allowed.add(HEAD);
        }
        return new Match.WrongMethod(pattern, allowed);
    }
}
