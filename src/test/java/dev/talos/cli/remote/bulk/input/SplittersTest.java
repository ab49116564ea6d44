package dev.talos.cli.remote.bulk.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the input, and in whatever pieces it comes, the rows are those that other readers see. */
class SplittersTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** Texts of the characters that matter, and a few that must not. */
    @Provide
    Arbitrary<String> odd() {
        return Arbitraries.of(
                        "\"", ",", ";", "\n", "\r", "\r\n", "[", "]", "{", "}", "\\", ":", "a", " ", "é", "🔑", "1",
                        "\t")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<List<String>>> records() {
        Arbitrary<String> field = Arbitraries.of("\"", ",", "\n", "\r\n", "a", " ", "é", "🔑", "\"\"")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        return field.list().ofSize(3).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> arrays() {
        Arbitrary<String> text = Arbitraries.of("\"", "\\", "[", "]", "{", "}", ",", "é", "a", "\n")
                .list()
                .ofMaxSize(5)
                .map(parts -> JSON.valueToTree(String.join("", parts)).toString());
        Arbitrary<String> element = Arbitraries.of(
                        "{}", "1", "null", "[[],{\"a\":[1]}]", "{\"a\":\"TEXT\"}", "\"TEXT\"")
                .flatMap(it -> text.map(value -> it.replace("\"TEXT\"", value)));
        Arbitrary<String> blank = Arbitraries.of("", " ", "\n", "\r\n\t");
        return element.list()
                .ofMaxSize(8)
                .flatMap(elements -> blank.map(between -> between
                        + elements.stream()
                                .collect(Collectors.joining(between + "," + between, "[" + between, between + "]"))
                        + between));
    }

    @Property(tries = 300)
    void lines_are_the_same_in_any_pieces(@ForAll("odd") String text, @ForAll long seed) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(Inputs.rows(new LineSplitter(new Source(Inputs.inPieces(bytes, seed)))))
                .isEqualTo(Inputs.rows(new LineSplitter(Inputs.source(text))));
    }

    @Property(tries = 300)
    void records_are_the_same_in_any_pieces(@ForAll("odd") String text, @ForAll long seed) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(Inputs.rows(new CsvSplitter(new Source(Inputs.inPieces(bytes, seed)), ',')))
                .isEqualTo(Inputs.rows(new CsvSplitter(Inputs.source(text), ',')));
    }

    @Property(tries = 300)
    void elements_are_the_same_in_any_pieces(@ForAll("odd") String text, @ForAll long seed) throws IOException {
        byte[] bytes = ("[" + text).getBytes(UTF_8);

        assertThat(Inputs.rows(new ArraySplitter(new Source(Inputs.inPieces(bytes, seed)))))
                .isEqualTo(Inputs.rows(new ArraySplitter(Inputs.source("[" + text))));
    }

    @Property(tries = 300)
    void records_are_those_that_a_reader_of_the_whole_file_sees(@ForAll("records") List<List<String>> records)
            throws IOException {
        String text = records.stream()
                .map(fields -> fields.stream()
                        .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"));
        List<List<String>> whole = CsvReader.builder().ofCsvRecord(text).stream()
                .map(CsvRecord::getFields)
                .toList();

        List<List<String>> cut = new ArrayList<>();
        for (String row : Inputs.rows(new CsvSplitter(Inputs.source(text), ','))) {
            cut.add(CsvReader.builder().ofSingleCsvRecord(row).getFields());
        }

        assertThat(cut).isEqualTo(whole).isEqualTo(records);
    }

    @Property(tries = 300)
    void elements_are_those_that_a_reader_of_the_whole_file_sees(@ForAll("arrays") String text) throws IOException {
        ArrayNode cut = JSON.createArrayNode();
        for (String row : Inputs.rows(new ArraySplitter(Inputs.source(text)))) {
            cut.add(JSON.readTree(row));
        }
        JsonNode whole = JSON.readTree(text);

        assertThat(cut).isEqualTo(whole);
    }

    @Property(tries = 300)
    void a_row_in_each_place_knows_its_line(@ForAll("records") List<List<String>> records) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Long> lines = new ArrayList<>();
        for (List<String> fields : records) {
            lines.add(1 + text.chars().filter(c -> c == '\n').count());
            text.append("x,");
            text.append(fields.stream()
                    .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(",")));
            text.append('\n');
        }
        CsvSplitter splitter = new CsvSplitter(
                new Source(new ByteArrayInputStream(text.toString().getBytes(UTF_8))), ',');

        List<Long> found = new ArrayList<>();
        for (RawRow row = splitter.next(); row != null; row = splitter.next()) {
            found.add(row.place().line());
        }

        assertThat(found).isEqualTo(lines);
    }
}
