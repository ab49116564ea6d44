package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.key;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** One line for each request, and nothing in it that came from the caller's hands. */
class RequestLogTest extends HttpTest {

    /** Keeps what is logged for a test to wait for: an answer may arrive before its line. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }

        String next() throws InterruptedException {
            ILoggingEvent event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("a line of log").isNotNull();
            List<KeyValuePair> pairs = event.getKeyValuePairs();
            return event.getFormattedMessage() + " "
                    + pairs.stream().map(pair -> pair.key + "=" + pair.value).collect(Collectors.joining(" "));
        }
    }

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.talos.http.requests");
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setLevel(null);
        server.settings(new RequestSettings(ClientIpSource.UNSPECIFIED, true));
    }

    @Test
    void a_request_is_a_line() throws InterruptedException {
        client.importKey(key("sk_for_the_log"));

        assertThat(lines.next())
                .contains("method=POST route=" + IMPORTED + " status=201")
                .contains("client=127.0.0.1")
                .doesNotContain("sk_for_the_log");
    }

    @Test
    void neither_path_nor_query_are_written_down() throws InterruptedException {
        client.get(IMPORTED + "/sk_in_the_path?actor_id=sk_in_the_query");
        assertThat(lines.next()).contains("route=" + IMPORTED + "/{key_id} ").doesNotContain("sk_");

        client.get("/sk_on_no_route");
        assertThat(lines.next()).contains("route=unmatched status=404").doesNotContain("sk_");
    }

    @Test
    void each_line_names_its_own_client() throws InterruptedException {
        server.settings(new RequestSettings(ClientIpSource.X_FORWARDED_FOR, true));

        for (String address : List.of("192.0.2.1", "192.0.2.2", "2001:db8:0:0:0:0:0:1", "192.0.2.1")) {
            client.send("GET", IMPORTED, BodyPublishers.noBody(), "X-Forwarded-For", address);

            assertThat(lines.next()).contains("client=" + address);
        }
    }

    @Test
    void health_is_left_out_where_the_configuration_says_so() throws InterruptedException {
        server.settings(new RequestSettings(ClientIpSource.UNSPECIFIED, false));

        client.get("/health/ready");
        client.get(IMPORTED);

        assertThat(lines.next()).contains("route=" + IMPORTED + " ");
    }
}
