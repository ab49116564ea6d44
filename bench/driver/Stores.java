import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stores with many keys, kept in target/bench/stores for the next run. */
final class Stores {

    private static final int BATCH = 1000;
    private static final int AT_ONCE = 3;

    private Stores() {}

    /** A store with so many imported keys. Scenarios that would change it take a {@link #copyWithKeys copy}. */
    static Path withKeys(Lab lab, int keys) throws IOException, InterruptedException {
        Path kept = lab.options().root().resolve("target/bench/stores/keys-" + keys + ".db");
        if (!Files.exists(kept)) {
            Files.createDirectories(kept.getParent());
            System.err.println("  filling a store with " + keys + " keys, once");
            Path filling = lab.file("filling.db");
            Daemon talos = lab.unpinned(filling);
            fill(talos, 1);
            lab.stop(talos);
            Filler.fill(filling, keys);
            Files.move(filling, kept);
        }
        return kept;
    }

    /** One of one's own, to write to. */
    static Path copyWithKeys(Lab lab, int keys) throws IOException, InterruptedException {
        return Files.copy(withKeys(lab, keys), fresh(lab));
    }

    /** Imports the keys below that number, on whatever database. */
    static void fill(Daemon talos, int keys) throws IOException, InterruptedException {
        for (List<String> bodies : parts(keys)) {
            importAll(talos, bodies);
        }
    }

    static Path fresh(Lab lab) {
        return lab.file("fresh-" + System.nanoTime() + ".db");
    }

    private static List<List<String>> parts(int keys) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < keys; from += 100 * BATCH) {
            int start = from;
            parts.add(new LazyBatches(start, Math.min(keys, from + 100 * BATCH)));
        }
        return parts;
    }

    /** Batch bodies, made when they are asked for. */
    private static final class LazyBatches extends java.util.AbstractList<String> {
        private final int from;
        private final int to;

        LazyBatches(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public String get(int index) {
            List<String> rows = new ArrayList<>();
            for (int i = from + index * BATCH; i < Math.min(to, from + (index + 1) * BATCH); i++) {
                rows.add(Keys.row(i));
            }
            return "{\"requests\":[" + String.join(",", rows) + "]}";
        }

        @Override
        public int size() {
            return (to - from + BATCH - 1) / BATCH;
        }
    }

    static void importAll(Daemon talos, List<String> bodies) throws IOException, InterruptedException {
        String url = talos.url() + "/v2alpha1/admin/importedApiKeys:batchImport";
        Deque<CompletableFuture<HttpResponse<String>>> underWay = new ArrayDeque<>();
        for (String body : bodies) {
            underWay.add(Calls.postLater(url, body));
            if (underWay.size() >= AT_ONCE) {
                taken(underWay.remove());
            }
        }
        while (!underWay.isEmpty()) {
            taken(underWay.remove());
        }
    }

    private static void taken(CompletableFuture<HttpResponse<String>> answer) throws IOException {
        HttpResponse<String> response = answer.join();
        if (response.statusCode() == 400 && response.body().contains("hashed_key")) {
            throw new Scenario.Unavailable("this build takes no hashed_key");
        }
        var result = Calls.good(response);
        if (result.path("failure_count").asInt() > 0) {
            throw new IOException("rows were not taken: " + response.body().substring(0, 500));
        }
    }
}
