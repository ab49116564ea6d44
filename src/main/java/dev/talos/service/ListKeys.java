package dev.talos.service;

import dev.talos.model.ApiKey;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyFilter;
import dev.talos.storage.KeyPage;
import dev.talos.storage.KeyStore;
import dev.talos.storage.ListQuery;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows keys page by page, newest first. */
public final class ListKeys {

    /**
     * Some keys, perhaps fewer than asked for, and how to get the next ones.
     *
     * @param nextPageToken empty on the last page
     */
    public record Page(List<ApiKey> keys, Optional<String> nextPageToken) {}

    private final KeyStore store;
    private final PageTokens tokens;
    private final InstantSource clock;

    public ListKeys(KeyStore store, PageTokens tokens, InstantSource clock) {
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * The page after the one that handed out the token.
     *
     * @param pageSize 1 or more
     * @param pageToken from the page before, made for the same tenant, kind and filter; null for the first page
     */
    public Checked<Page> list(
            NetworkId network, KeyKind kind, KeyFilter filter, int pageSize, @Nullable String pageToken) {
        PageTokens.Scope scope = new PageTokens.Scope(network, kind, filter);
        if (pageToken == null) {
            return new Checked.Ok<>(page(scope, null, pageSize));
        }
        return tokens.open(pageToken, scope)
                .<Checked<Page>>map(after -> new Checked.Ok<>(page(scope, after, pageSize)))
                .orElseGet(() -> new Checked.Faulty<>(List.of(new FieldViolation(
                        "page_token",
                        "is not the next_page_token of a list with this filter; start again without it"))));
    }

    private Page page(PageTokens.Scope scope, ListQuery.@Nullable Position after, int pageSize) {
        KeyPage page = store.list(
                scope.network(), new ListQuery(scope.kind(), scope.filter(), clock.instant(), after, pageSize));
        return new Page(page.keys(), Optional.ofNullable(page.next()).map(next -> tokens.seal(next, scope)));
    }
}
