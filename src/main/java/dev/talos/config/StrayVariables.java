package dev.talos.config;

import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Environment variables named TALOS_ something that are no settings. One below a section of the file was meant as a
 * setting and stops the start, as an unknown key of the file does; of others there is a warning, for whatever runs
 * Talos may have put them there.
 */
record StrayVariables(List<FieldViolation> faults, List<String> warnings) {

    /** Variables that the launcher and the client commands read. */
    private static final Set<String> NOT_SETTINGS =
            Set.of("TALOS_URL", "TALOS_ADMIN_TOKEN", "TALOS_CONFIG", "TALOS_JAVA_OPTS", "TALOS_NO_BUILD");

    /** Kubernetes and Docker put these in for a service that is called talos, or talos-something. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("TALOS_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP)(_\\w+)?)");

    private static final Pattern LINKED_ADDRESS = Pattern.compile("(tcp|udp)://.*");

    static StrayVariables of(Map<String, String> variables) {
        List<FieldViolation> faults = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        variables.forEach((name, value) -> {
            if (NOT_SETTINGS.contains(name) || isServiceLink(name, value)) {
                return;
            }
            String problem = "is not a setting of this version" + guess(name);
            if (isBelowSection(name)) {
                faults.add(new FieldViolation(name, problem + " (environment)"));
            } else {
                warnings.add("environment variable " + name + " " + problem + "; it is ignored");
            }
        });
        return new StrayVariables(faults, warnings);
    }

    private static boolean isServiceLink(String name, String value) {
        return SERVICE_LINK.matcher(name).matches()
                || (name.endsWith("_PORT") && LINKED_ADDRESS.matcher(value).matches());
    }

    private static boolean isBelowSection(String name) {
        return Catalogue.keys()
                .map(key -> Setting.variable(key.substring(0, key.indexOf('.') + 1)))
                .anyMatch(name::startsWith);
    }

    private static String guess(String name) {
        return Nearest.to(name, Catalogue.ALL.stream().map(Setting::variable))
                .map(near -> "; the nearest is " + near)
                .orElse("");
    }
}
