package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.ServerProcess;
import dev.talos.testing.ShellSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in the README and the documents, run in its order against a server of its own. A block marked {@code sh}
 * must succeed; a block marked {@code console} must show what it says, but for ids and times.
 */
class DocumentsIT {

    private record Block(String language, String text) {}

    private record Step(String command, String shown) {}

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|console)\n(.*?)^```$");
    private static final Pattern PROMPT = Pattern.compile("(?m)^\\$ ");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    /** What the harness or the build itself does: start the server, run the tests. */
    private static final List<String> DONE_ELSEWHERE = List.of("./talos serve --dev", "mvn verify");

    /** They tell what was done once. */
    private static final Path DECISIONS = Path.of("docs", "adr");

    static Stream<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !path.startsWith(DECISIONS))
                    .sorted()
                    .forEach(documents::add);
        }
        return documents.stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_command_does_what_the_document_says(Path document, @TempDir Path directory) throws IOException {
        List<Block> blocks = blocks(Files.readString(document));
        try (ServerProcess server = ServerProcess.start(directory, Map.of(), "serve", "--dev");
                ShellSession shell = new ShellSession(
                        directory, Map.of("TALOS_URL", server.url().toString()))) {
            for (Block block : blocks) {
                if (block.language().equals("sh")) {
                    succeeds(shell, block.text());
                } else {
                    steps(block.text()).forEach(step -> shows(shell, step));
                }
            }
        }
    }

    private static void succeeds(ShellSession shell, String script) {
        if (!DONE_ELSEWHERE.contains(script.strip())) {
            ShellSession.Shown shown = shell.run(script);
            assertThat(shown.exitCode()).as(script + "\n" + shown.text()).isZero();
        }
    }

    private static void shows(ShellSession shell, Step step) {
        assertThat(masked(shell.run(step.command()).text())).as(step.command()).isEqualTo(masked(step.shown()));
    }

    private static String masked(String text) {
        return TIME.matcher(UUID.matcher(text.strip()).replaceAll("<id>")).replaceAll("<time>");
    }

    private static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(markdown);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** A command starts with {@code $ }, goes on with {@code > }, and what follows is what it shows. */
    private static List<Step> steps(String console) {
        return PROMPT.splitAsStream(console)
                .filter(part -> !part.isBlank())
                .map(DocumentsIT::step)
                .toList();
    }

    private static Step step(String part) {
        List<String> lines = part.lines().toList();
        List<String> goingOn =
                lines.stream().skip(1).takeWhile(line -> line.startsWith("> ")).toList();
        List<String> command = new ArrayList<>(List.of(lines.getFirst()));
        goingOn.forEach(line -> command.add(line.substring(2)));
        return new Step(String.join("\n", command), String.join("\n", lines.subList(command.size(), lines.size())));
    }
}
