package dev.talos.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class LoggingTest {

    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void catch_stderr() {
        System.setErr(new PrintStream(written, true, UTF_8));
    }

    @AfterEach
    void put_back() throws JoranException {
        System.setErr(stderr);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }

    @Test
    void json_is_one_object_a_line_with_time_message_and_pairs() throws IOException {
        String line = logged(
                LogSettings.Format.JSON,
                log -> log.atWarn()
                        .addKeyValue("route", "/v2 \"x\"\n")
                        .addKeyValue("status", 503)
                        .log("said {}\nby\u0001 {}", "\"no\"", "some\\one"));

        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(Instant.parse(json.path("time").asText()))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(json.path("level").asText()).isEqualTo("WARN");
        assertThat(json.path("logger").asText()).isEqualTo("dev.talos.test");
        assertThat(json.path("message").asText()).isEqualTo("said \"no\"\nby\u0001 some\\one");
        assertThat(json.path("route").asText()).isEqualTo("/v2 \"x\"\n");
        assertThat(json.path("status").asInt()).isEqualTo(503);
    }

    @Test
    void json_holds_the_stack_of_an_exception() throws IOException {
        String line = logged(LogSettings.Format.JSON, log -> log.error("broke", new IOException("disk\nfull")));

        assertThat(new ObjectMapper().readTree(line).path("exception").asText())
                .startsWith("java.io.IOException: disk\nfull\n\tat " + LoggingTest.class.getName());
    }

    @Test
    void json_is_one_object_a_line_without_a_message_too() throws IOException {
        String line = logged(LogSettings.Format.JSON, log -> log.error((String) null, new IOException("disk full")));

        assertThat(new ObjectMapper().readTree(line).path("message").isNull()).isTrue();
    }

    @Test
    void json_holds_a_text_that_has_no_form_on_the_wire() throws IOException {
        String line = logged(LogSettings.Format.JSON, log -> log.info("half a pair: \ud83d"));

        assertThat(new ObjectMapper().readTree(line).path("message").asText()).isEqualTo("half a pair: \ud83d");
    }

    @Test
    void a_text_that_comes_again_is_written_again() {
        String lines = logged(LogSettings.Format.JSON, log -> {
            for (String route : List.of("/one", "/one", "/two", "/one")) {
                log.atInfo().addKeyValue("route", route).log("request");
            }
        });

        assertThat(lines.lines().map(line -> line.substring(line.indexOf("\"route\""))))
                .containsExactly(
                        "\"route\":\"/one\"}", "\"route\":\"/one\"}", "\"route\":\"/two\"}", "\"route\":\"/one\"}");
    }

    @Test
    void a_pair_never_takes_the_place_of_a_fixed_member() throws IOException {
        String line = logged(
                LogSettings.Format.JSON,
                log -> log.atInfo().addKeyValue("level", "DEBUG").log("said"));

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("level").asText()).isEqualTo("INFO");
        assertThat(json.path("kv_level").asText()).isEqualTo("DEBUG");
    }

    @Test
    void a_line_that_cannot_be_written_is_not_the_last_one() {
        Object angry = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };

        String lines = logged(LogSettings.Format.JSON, log -> {
            log.atInfo().addKeyValue("what", angry).log("first");
            log.info("second");
        });

        assertThat(lines)
                .contains("a line of dev.talos.test could not be written: java.lang.IllegalStateException\n")
                .contains("\"message\":\"second\"");
    }

    @Test
    void text_is_one_line_a_message() {
        String line = logged(
                LogSettings.Format.TEXT,
                log -> log.atInfo().addKeyValue("status", 200).log("two\nlines"));

        assertThat(line)
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  test: two lines status=\"200\"\n");
    }

    @Test
    void text_holds_no_line_break_or_colour_that_somebody_sent() {
        String line = logged(
                LogSettings.Format.TEXT,
                log -> log.atInfo()
                        .addKeyValue("path", "/\r\nforged\u001b[31m\u0085")
                        .log("a\u001b[2Jb"));

        assertThat(line).endsWith("test: a [2Jb path=\"/ forged [31m \"\n").containsOnlyOnce("\n");
    }

    @Test
    void until_there_are_settings_lines_go_to_stderr_as_text() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new LoggingAtStart().configure(context);

        LoggerFactory.getLogger("dev.talos.test").info("starting");

        assertThat(written.toString(UTF_8)).endsWith("INFO  test: starting \n");
    }

    @Test
    void what_is_below_the_level_is_not_written() {
        assertThat(logged(LogSettings.Format.TEXT, log -> log.debug("secretive")))
                .isEmpty();
    }

    @Test
    void libraries_are_heard_from_warn_on() {
        try (Logging _ = Logging.configure(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.TEXT))) {
            LoggerFactory.getLogger("com.zaxxer.hikari.pool").info("starting");
            LoggerFactory.getLogger("io.netty.channel").warn("failing");
        }

        assertThat(written.toString(UTF_8)).contains("failing").doesNotContain("starting");
    }

    @Test
    @Timeout(60)
    void a_stderr_that_nobody_reads_holds_nobody_up() {
        assertThat(linesLostOf(50_000)).as("lines lost, once all were logged").isPositive();
    }

    @Test
    void no_line_is_counted_as_lost_while_there_is_room() {
        assertThat(linesLostOf(100)).isZero();
    }

    /** While nobody reads stderr. */
    private static long linesLostOf(int lines) {
        CountDownLatch read = new CountDownLatch(1);
        System.setErr(new PrintStream(new Stuck(read, OutputStream.nullOutputStream()), true, UTF_8));
        Logging logging = Logging.configure(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.JSON));
        try {
            Logger log = LoggerFactory.getLogger("dev.talos.test");
            for (int i = 0; i < lines; i++) {
                log.error("line {}", i);
            }
            return logging.linesLost();
        } finally {
            read.countDown();
            logging.close();
        }
    }

    @Test
    void a_warning_is_not_lost_for_lines_below_it() {
        CountDownLatch read = new CountDownLatch(1);
        System.setErr(new PrintStream(new Stuck(read, written), true, UTF_8));
        try (Logging _ = Logging.configure(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.JSON))) {
            Logger log = LoggerFactory.getLogger("dev.talos.test");
            for (int i = 0; i < 50_000; i++) {
                log.info("line {}", i);
            }
            log.warn("the warning");
            read.countDown();
        }

        assertThat(written.toString(UTF_8)).contains("the warning").doesNotContain("line 49999");
    }

    @Test
    void a_rush_of_lines_is_written_whole_and_in_order() {
        int lines = 5_000;
        String all = logged(
                LogSettings.Format.TEXT, log -> IntStream.range(0, lines).forEach(i -> log.info("line {} end", i)));

        assertThat(all.lines().map(line -> line.substring(line.indexOf("line"))))
                .containsExactlyElementsOf(IntStream.range(0, lines)
                        .mapToObj(i -> "line " + i + " end ")
                        .toList());
    }

    private String logged(LogSettings.Format format, java.util.function.Consumer<Logger> statement) {
        try (Logging _ = Logging.configure(new LogSettings(LogSettings.Level.INFO, format))) {
            statement.accept(LoggerFactory.getLogger("dev.talos.test"));
        }
        return written.toString(UTF_8);
    }

    /** A pipe whose reader sleeps. */
    private static final class Stuck extends OutputStream {

        private final CountDownLatch read;
        private final OutputStream reader;

        private Stuck(CountDownLatch read, OutputStream reader) {
            this.read = read;
            this.reader = reader;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                read.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            reader.write(bytes, from, length);
        }
    }
}
