package dev.talos.service;

import static dev.talos.service.HashedRequests.BCRYPT_KEY;
import static dev.talos.service.HashedRequests.bcrypt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyKind;
import dev.talos.model.RevocationReason;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a key while its digest is made again, which takes its time. */
class SaltedSearchTest {

    private static final Secret PRESENTED = Secret.of(BCRYPT_KEY);

    private Bench bench;
    private ApiKey key;
    private SaltedSearch search;

    @BeforeEach
    void fetch(@TempDir Path directory) {
        bench = new Bench(directory, HashedRequests.SECRETS);
        key = bench.imported(bcrypt());
        search = new SaltedSearch(bench.store, new SlowDigests().request(), Bench.NETWORK, bench.ring);
        search.ask(0, PRESENTED, bench.schemes.read(Bench.NETWORK));
        search.fetch();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_key_that_was_revoked_meanwhile_is_found_revoked() {
        ApiKey revoked = new RevokeKey(bench.store, () -> bench.now)
                .revoke(Bench.NETWORK, Set.of(KeyKind.IMPORTED), key.keyId(), RevocationReason.SUPERSEDED, null)
                .orElseThrow();

        assertThat(search.find(0, PRESENTED)).map(SaltedSearch.Match::key).contains(revoked);
    }

    @Test
    void a_key_that_was_deleted_meanwhile_is_not_found() {
        bench.store.delete(Bench.NETWORK, KeyKind.IMPORTED, key.keyId());

        assertThat(search.find(0, PRESENTED)).isEmpty();
    }
}
