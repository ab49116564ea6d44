package dev.talos.cli.macaroon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.time.Instant;
import java.util.List;

/** A macaroon, with a line for each caveat and the time at which the first of them ends it. */
final class MacaroonView implements View {
    /** The end of the year 9999, which no readable time lies behind. */
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Override
    public String table(JsonNode macaroon) {
        Table table = Table.ofFields();
        table.addField("PREFIX", macaroon.path("prefix").asText());
        table.addField("LOCATION", macaroon.path("location").asText());
        table.addField("IDENTIFIER", macaroon.path("identifier").asText());
        table.addField("EXPIRES", end(macaroon.path("caveats")));
        int index = 0;
        for (JsonNode caveat : macaroon.path("caveats")) {
            String name = index == 0 ? "CLAIMS" : "CAVEAT " + index;
            table.add(name, caveat.isTextual() ? caveat.textValue() : caveat.toString());
            index++;
        }
        return table.render();
    }

    @Override
    public List<String> ids(JsonNode macaroon) {
        return List.of(macaroon.path("identifier").asText());
    }

    private static String end(JsonNode caveats) {
        return caveats.valueStream()
                .map(caveat -> caveat.path("exp"))
                .filter(time -> time.isIntegralNumber() && time.canConvertToLong())
                .map(JsonNode::longValue)
                .filter(seconds -> seconds >= 0 && seconds <= LATEST)
                .min(Long::compare)
                .map(seconds -> Instant.ofEpochSecond(seconds).toString())
                .orElse("");
    }
}
