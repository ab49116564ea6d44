package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentLinksTest {

    /** The target of a link or picture, without the part of the page. */
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    private static final Pattern ELSEWHERE = Pattern.compile("^[a-z]+:.*");

    static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_of_a_document_leads_to_a_file(Path document) throws IOException {
        List<Path> targets = LINK.matcher(Files.readString(document))
                .results()
                .map((MatchResult link) -> link.group(1))
                .filter(target -> !ELSEWHERE.matcher(target).matches())
                .map(document::resolveSibling)
                .toList();

        assertThat(targets).allSatisfy(target -> assertThat(target).exists());
    }
}
