package dev.talos.cli.remote.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.Json;
import dev.talos.cli.output.Document;
import dev.talos.cli.remote.Answer;
import dev.talos.cli.remote.bulk.input.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the server said of each row, as long as there are few: {@value #MOST_ROWS} at most. */
final class SmallResult {
    static final int MOST_ROWS = 1000;
    /** Of all requests together; their answers are about as long and are kept as trees. */
    private static final long MOST_CHARACTERS = 8L << 20;

    private final SortedMap<Long, Settled> batches = new TreeMap<>();
    private boolean kept = true;
    private long characters;

    /** Takes a batch; from the first one too many on, nothing is kept. Returns those that are not, or no longer. */
    synchronized List<Settled> add(Settled batch) {
        if (!kept) {
            return List.of(batch);
        }
        characters += batch.batch().characters();
        batches.put(batch.batch().range().from(), batch);
        if (mayKeep(batch.batch().range().to() - 1) && characters <= MOST_CHARACTERS) {
            return List.of();
        }
        List<Settled> all = List.copyOf(batches.values());
        drop();
        return all;
    }

    /** Keeps nothing from now on. */
    synchronized void drop() {
        kept = false;
        batches.clear();
    }

    /**
     * Whether what is said of a row may be kept. Not behind so many rows: with it there are too many in any case, and
     * the answers of all requests under way would take much memory.
     */
    synchronized boolean mayKeep(long position) {
        return kept && position < MOST_ROWS;
    }

    /** Whether everything is still there. */
    synchronized boolean isKept() {
        return kept;
    }

    /** The error with which a server refuses a batch when none of its rows succeeded; the first of them. */
    synchronized Optional<Answer> refusal() {
        return batches.values().stream()
                .flatMap(batch -> batch.answer().stream())
                .filter(Answer::isRefusal)
                .findFirst();
    }

    /** The names in the rows, in order: an answer has no name for a row that failed. */
    synchronized List<String> names() {
        List<String> names = new ArrayList<>();
        for (Settled batch : batches.values()) {
            for (Row row : batch.batch().rows()) {
                names.add(
                        row instanceof Row.Good good
                                ? ErrorLines.request(good).path("name").asText()
                                : "");
            }
        }
        return names;
    }

    /** The one answer as it came, or several as one in the same form, with indices of the whole. */
    synchronized Document document() {
        if (batches.size() == 1) {
            Optional<Answer> only = batches.values().iterator().next().answer();
            if (only.isPresent() && !only.get().isRefusal()) {
                return only.get().document();
            }
        }
        ObjectNode merged = Json.MAPPER.createObjectNode();
        ArrayNode results = merged.putArray("results");
        long succeeded = 0;
        for (Settled batch : batches.values()) {
            for (int i = 0; i < batch.verdicts().size(); i++) {
                results.add(result(batch.verdicts().get(i), batch.row(i).position()));
                succeeded += batch.verdicts().get(i).isFailure() ? 0 : 1;
            }
        }
        merged.put("success_count", succeeded);
        merged.put("failure_count", results.size() - succeeded);
        return Document.of(merged);
    }

    private static JsonNode result(Verdict verdict, long index) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.put("index", index);
        if (verdict.detail() instanceof ObjectNode detail) {
            detail.properties().stream()
                    .filter(member -> !member.getKey().equals("index"))
                    .forEach(member -> result.set(member.getKey(), member.getValue()));
        } else {
            result.put("error_code", Verdict.PREFIX + verdict.code());
            result.put("error_message", verdict.message());
        }
        return result;
    }
}
