package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.Json;
import dev.talos.cli.output.Document;
import dev.talos.cli.remote.Answer;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Remote;
import dev.talos.cli.remote.TalosClient;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the keys of a collection. */
@Command(
        name = "list",
        description = "List keys, newest first.",
        footer = "  ${COMMAND-FULL-NAME} --actor payment-service --status active --all")
final class ListCommand implements Callable<Integer> {
    private static final String MOST_PER_PAGE = "1000";

    /** What a key can be. */
    enum Status {
        ACTIVE,
        REVOKED,
        EXPIRED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private final Remote remote;

    private final String collection;
    private final String member;

    @Option(names = "--actor", paramLabel = "ID", order = 10, description = "Only keys of this actor.")
    private String actor = "";

    @Option(names = "--status", paramLabel = "STATUS", order = 11, description = "Only: ${COMPLETION-CANDIDATES}.")
    private @Nullable Status status;

    @Option(
            names = "--page-size",
            paramLabel = "N",
            order = 12,
            description = "Keys in one answer, at most 1000. Default: 50, with --all 1000.")
    private @Nullable Integer pageSize;

    @Option(names = "--page-token", paramLabel = "TOKEN", order = 13, description = "Where an earlier list ended.")
    private String pageToken = "";

    @Option(names = "--all", order = 14, description = "Fetch all pages. JSON is one object that holds all keys.")
    private boolean all;

    /** @param member the field of the answer that holds the keys */
    ListCommand(Remote remote, String collection, String member) {
        this.remote = remote;
        this.collection = collection;
        this.member = member;
    }

    @Override
    public Integer call() {
        TalosClient client = remote.client();
        Answer first = firstWithKeys(client);
        Document result = all ? Document.of(merged(client, first)) : first.document();
        remote.print(result, new KeyListView(member));
        String next = nextToken(result);
        if (!next.isEmpty()) {
            remote.note("There may be more keys: add --page-token " + next + " for the next page, or --all.");
        }
        return ExitCode.DONE;
    }

    private Answer page(TalosClient client, String token) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("actor_id", actor);
        query.put("status", status == null ? "" : "KEY_STATUS_" + status.name());
        query.put("page_size", pageSize == null ? (all ? MOST_PER_PAGE : "") : pageSize.toString());
        query.put("page_token", token);
        return client.get(ApiPath.withQuery(ApiPath.admin(collection), query)).accepted();
    }

    /** A server ends a page early rather than search for long. One without any key is nothing to look at. */
    private Answer firstWithKeys(TalosClient client) {
        Answer page = page(client, pageToken);
        while (page.json().path(member).isEmpty() && !nextToken(page.document()).isEmpty()) {
            page = following(client, nextToken(page.document()));
        }
        return page;
    }

    private Answer following(TalosClient client, String token) {
        Answer page = page(client, token);
        if (nextToken(page.document()).equals(token)) {
            throw CommandFailure.failed("UNEXPECTED_ANSWER", "a page of the list names itself as the next one");
        }
        return page;
    }

    private ObjectNode merged(TalosClient client, Answer first) {
        ObjectNode merged = Json.MAPPER.createObjectNode();
        ArrayNode keys = merged.putArray(member);
        first.json().path(member).forEach(keys::add);
        String token = nextToken(first.document());
        while (!token.isEmpty()) {
            Answer page = following(client, token);
            page.json().path(member).forEach(keys::add);
            token = nextToken(page.document());
        }
        return merged;
    }

    private static String nextToken(Document page) {
        return Fields.text(page.json(), "next_page_token");
    }
}
