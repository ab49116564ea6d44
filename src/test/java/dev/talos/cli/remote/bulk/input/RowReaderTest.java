package dev.talos.cli.remote.bulk.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.cli.remote.bulk.input.RowRanges.Range;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RowReaderTest {
    private static final String HEADER = "raw_key,name,actor_id\n";

    private static String message(Row row) {
        return row instanceof Row.Bad bad ? bad.message() : "good";
    }

    @Test
    void a_row_gets_the_id_of_its_place() {
        assertThat(Inputs.read("{\"name\":1}\n\n { }\n"))
                .extracting(row -> row instanceof Row.Good good ? good.json() : "")
                .containsExactly(
                        "{\"request_id\":\"0123456789abcdefghijkl-0000000000000\",\"name\":1}",
                        "{\"request_id\":\"0123456789abcdefghijkl-0000000000001\" }");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{\"request_id\":\"mine\"}|{\"request_id\":\"mine\"}",
                "{\"ttl\":1.10,\"request_id\":null}|{\"ttl\":1.10,\"request_id\":\"0123456789abcdefghijkl-0000000000000\"}"
            })
    void an_id_of_the_row_itself_stays(String row, String sent) {
        assertThat(Inputs.read(row)).first().isEqualTo(new Row.Good(0, new Place(1, 1), sent));
    }

    @Test
    void rows_that_are_done_are_left_out_and_keep_their_places() {
        RowRanges done = new RowRanges();
        done.add(new Range(1, 3));

        List<Row> rows = Inputs.read(
                new ByteArrayInputStream("{}\n{}\nbad\n{}\n".getBytes(UTF_8)),
                Optional.empty(),
                RowKind.rawKeys(),
                done);

        assertThat(rows).extracting(Row::position).containsExactly(0L, 3L);
    }

    @ParameterizedTest
    @EnumSource
    void a_byte_order_mark_is_no_part_of_the_first_row(InputFormat format) {
        String text = switch (format) {
            case JSON -> "[{\"raw_key\":\"k\"}]";
            case NDJSON -> "{\"raw_key\":\"k\"}";
            case CSV -> "raw_key,name,actor_id\r\nk,,\r\n";
        };

        assertThat(Inputs.request("\ufeff" + text, RowKind.rawKeys())).isEqualTo("{\"raw_key\":\"k\"}");
    }

    @Test
    void a_csv_row_has_all_that_the_api_takes() {
        String text = "name;RAW_KEY;actor_id;scopes;ttl;metadata;visibility;allowed_cidrs;rate_limit_quota;"
                + "rate_limit_window;request_id\n"
                + "\"a \"\"name\"\"\nin two lines\"; k ;me;r  w;1d;\"{\"\"a\"\":\"\"x;y\"\"}\";public;10.0.0.0/8 ::1;5;1h;mine\n";

        assertThat(Inputs.request(text, RowKind.rawKeys()))
                .isEqualTo("{\"request_id\":\"mine\",\"raw_key\":\" k \",\"name\":\"a \\\"name\\\"\\nin two lines\","
                        + "\"actor_id\":\"me\",\"ttl\":\"1d\",\"visibility\":\"KEY_VISIBILITY_PUBLIC\","
                        + "\"scopes\":[\"r\",\"w\"],\"metadata\":{\"a\":\"x;y\"},"
                        + "\"ip_restriction\":{\"allowed_cidrs\":[\"10.0.0.0/8\",\"::1\"]},"
                        + "\"rate_limit_policy\":{\"quota\":\"5\",\"window\":\"1h\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "k,n|the row has 2 fields, the header 3; see line 2, column 1",
                "k,n,a,x|the row has 4 fields, the header 3; see line 2, column 1",
                "~k,\"n\"x,a~|text behind a closing quote",
                "~k,\"n,a~|a quote in this row is never closed; see line 2, column 1"
            })
    void a_bad_record_fails_alone(String record, String message) {
        List<Row> rows = Inputs.read(HEADER + record + "\nk2,n2,a2\nk3,n3,a3\n");

        assertThat(rows).hasSize(3);
        assertThat(message(rows.get(0))).contains(message);
        assertThat(rows.subList(1, 3)).allMatch(Row.Good.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{\"sk_live_abc\":\"ci\"}|the row has a member that is none of raw_key, hashed_key, name,",
                "{\"name\":\"n\",\"ip_restriction\":{\"sk_live_abc\":1}}|ip_restriction has a member that is unknown",
                "{\"hashed_key\":{\"lookup\":{\"sk_live_abc\":1}}}|lookup has a member that is unknown"
            })
    void a_member_that_nobody_knows_fails_its_row_without_its_name(String row, String message) {
        List<Row> rows = Inputs.read("{}\n" + row + "\n{}\n");

        assertThat(rows).hasSize(3);
        assertThat(message(rows.get(1))).contains(message, "; see line 2").doesNotContain("sk_live");
    }

    @Test
    void every_member_of_the_api_is_sent_on() {
        String row = "{\"raw_key\":\"k\",\"name\":\"n\",\"actor_id\":\"a\",\"scopes\":[\"s\"],\"ttl\":\"1h\","
                + "\"metadata\":{\"any\":{\"thing\":1}},\"visibility\":\"KEY_VISIBILITY_PUBLIC\","
                + "\"ip_restriction\":{\"allowed_cidrs\":[]},"
                + "\"rate_limit_policy\":{\"quota\":\"1\",\"window\":\"1h\",\"unit\":\"u\"},"
                + "\"hashed_key\":{\"algorithm\":\"x\",\"digest\":\"x\",\"encoding\":\"x\",\"part\":\"x\",\"secret\":\"x\","
                + "\"lookup\":{\"prefix\":\"x\",\"suffix\":\"x\",\"id_before\":\"x\",\"id\":\"x\"}}}";

        assertThat(Inputs.request(row, RowKind.rawKeys())).isEqualTo(row);
    }

    @Test
    void a_stray_quote_costs_its_line_only() {
        List<Row> rows = Inputs.read(HEADER + "k1,\"n,a\nk2,n,a\nk3,n,a\nk4,\"n, 4\",a\nk5,\"two\nlines\",a\n");

        assertThat(rows).hasSize(5);
        assertThat(message(rows.getFirst())).isEqualTo("a quote in this row is never closed; see line 2, column 1");
        assertThat(rows.subList(1, 5)).allMatch(Row.Good.class::isInstance);
        assertThat(rows).extracting(row -> row.place().line()).containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "~[1]~|metadata is not a JSON object",
                "~{x}~|metadata is not JSON; see its character 2",
                "~{} {}~|metadata has more after the end"
            })
    void metadata_that_is_no_object_fails_its_row(String metadata, String message) {
        List<Row> rows = Inputs.read("raw_key,name,actor_id,metadata\nk,n,a," + metadata + "\n");

        assertThat(message(rows.getFirst())).contains(message);
    }

    @Test
    void broken_encoding_fails_its_row_and_names_the_line() {
        byte[] bytes = (HEADER + "k,n,a\nk?,n,a\nk,n,a\n").getBytes(UTF_8);
        bytes[HEADER.length() + 7] = (byte) 0xc3;

        List<Row> rows =
                Inputs.read(new ByteArrayInputStream(bytes), Optional.empty(), RowKind.rawKeys(), new RowRanges());

        assertThat(rows).hasSize(3);
        assertThat(message(rows.get(1))).isEqualTo("the row is not UTF-8; see line 3, column 2");
    }

    /** A hundred million bytes without an end of line, made as they are read. */
    private static final class LongLine extends InputStream {
        private final byte[] before;
        private final byte[] after;
        private int at;

        LongLine(String before, String after) {
            this.before = before.getBytes(UTF_8);
            this.after = after.getBytes(UTF_8);
        }

        @Override
        public int read() {
            int inside = at - before.length;
            int behind = inside - 100_000_000;
            at++;
            if (inside < 0) {
                return before[at - 1];
            }
            return behind < 0 ? 'x' : behind < after.length ? after[behind] : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = 0;
            for (int b = read(); b >= 0; b = read()) {
                into[offset + count++] = (byte) b;
                if (count == length) {
                    return count;
                }
            }
            return count == 0 ? -1 : count;
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "~{}\n{\"name\":\"~|~\"}\n{}\n~",
                "~[{},{\"name\":\"~|~\"},{}]~",
                "~raw_key,name,actor_id\nk,n,a\nk,~|~,a\nk,n,a\n~",
                "~raw_key,name,actor_id\nk,n,a\nk,\"~|~\",a\nk,n,a\n~"
            })
    void a_row_of_100_mb_fails_alone(String before, String after) {
        List<Row> rows = Inputs.read(new LongLine(before, after), Optional.empty(), RowKind.rawKeys(), new RowRanges());

        assertThat(rows)
                .extracting(RowReaderTest::message)
                .element(1)
                .asString()
                .contains("longer than 1 MiB");
        assertThat(rows).hasSize(3);
    }
}
