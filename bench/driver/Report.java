import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All findings, as Markdown for people and as JSON for programs. Rewritten after each scenario. */
final class Report {

    private record Section(Scenario scenario, List<Finding> findings, Map<String, Object> noise, String why) {}

    private final Options options;
    private final Instant started = Instant.now();
    private final Map<String, Object> machine;
    private final List<Section> sections = new ArrayList<>();

    Report(Options options) throws IOException, InterruptedException {
        this.options = options;
        this.machine = Machine.describe(options);
    }

    /** @param noise what else the machine did meanwhile */
    void add(Scenario scenario, List<Finding> findings, Map<String, Object> noise) {
        sections.add(new Section(scenario, findings, noise, ""));
    }

    void leftOut(Scenario scenario, String why) {
        sections.add(new Section(scenario, List.of(), Map.of(), why));
    }

    List<Path> files() {
        return List.of(options.out().resolve("report.md"), options.out().resolve("report.json"));
    }

    void write() throws IOException {
        Files.writeString(files().getFirst(), markdown());
        Files.writeString(
                files().getLast(),
                Calls.JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json()));
    }

    private String markdown() {
        StringBuilder out = new StringBuilder("# Talos, measured\n\n");
        out.append("| | |\n| --- | --- |\n| started | ").append(started).append(" |\n");
        machine.forEach((name, value) -> out.append("| ").append(name).append(" | ").append(value).append(" |\n"));
        for (Section section : sections) {
            out.append("\n## ").append(section.scenario().name()).append("\n\n");
            out.append(section.scenario().what()).append(".\n\n");
            out.append(section.why().isEmpty() ? table(section.findings()) : "Left out: " + section.why() + "\n");
            if (!section.noise().isEmpty()) {
                out.append("\nNoise: ").append(section.noise().toString().replaceAll("[{}]", "")).append(".\n");
            }
        }
        return out.toString();
    }

    private static String table(List<Finding> findings) {
        Set<String> columns = new LinkedHashSet<>();
        findings.forEach(finding -> finding.values().forEach((column, value) -> {
            // Too long for a table; the JSON has them.
            if (!(value instanceof List)) {
                columns.add(column);
            }
        }));
        StringBuilder out = new StringBuilder("| | ");
        out.append(String.join(" | ", columns)).append(" |\n| --- |");
        out.append(" ---: |".repeat(columns.size())).append('\n');
        for (Finding finding : findings) {
            out.append("| ").append(finding.subject()).append(" |");
            columns.forEach(column -> out.append(' ').append(finding.values().getOrDefault(column, "")).append(" |"));
            out.append('\n');
        }
        return out.toString();
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("started", started.toString());
        json.put("machine", machine);
        Map<String, Object> scenarios = new LinkedHashMap<>();
        Map<String, Object> noise = new LinkedHashMap<>();
        for (Section section : sections) {
            if (!section.why().isEmpty()) {
                scenarios.put(section.scenario().name(), Map.of("left out", section.why()));
                continue;
            }
            Map<String, Object> rows = new LinkedHashMap<>();
            section.findings().forEach(finding -> rows.put(finding.subject(), finding.values()));
            scenarios.put(section.scenario().name(), rows);
            noise.put(section.scenario().name(), section.noise());
        }
        json.put("scenarios", scenarios);
        json.put("noise", noise);
        return json;
    }

    static Number round(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
        return digits == 0 ? rounded.longValue() : rounded;
    }

    static String percent(double part) {
        return Math.round(part * 100) + " %";
    }
}
