import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Where a scenario works: its directory and its servers, which end with it. */
final class Lab implements AutoCloseable {

    static final String SECRET = "a secret for measuring, of no other use";

    private final Options options;
    private final Path directory;
    private final Deque<Daemon> daemons = new ConcurrentLinkedDeque<>();

    Lab(Options options) throws IOException {
        this.options = options;
        Files.createDirectories(options.root().resolve("target/bench"));
        this.directory = Files.createTempDirectory(options.root().resolve("target/bench"), "run-");
        // Of a run that is stopped no server is left behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> daemons.forEach(Daemon::close)));
    }

    Options options() {
        return options;
    }

    Path directory() {
        return directory;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** Talos as shipped, pinned to the server's core. */
    Daemon talos(Path database, Map<String, String> settings) throws IOException, InterruptedException {
        return talos(sqlite(database), settings);
    }

    /** As shipped, pinned to the server's core, on any database. */
    Daemon talos(String dsn, Map<String, String> settings) throws IOException, InterruptedException {
        List<String> command = List.of(options.root().resolve("talos").toString(), "serve");
        return talos(Daemon.pinned(options.serverCpu(), command), dsn, settings);
    }

    Daemon talos(List<String> command, Path database, Map<String, String> settings)
            throws IOException, InterruptedException {
        return talos(command, sqlite(database), settings);
    }

    private Daemon talos(List<String> command, String dsn, Map<String, String> settings)
            throws IOException, InterruptedException {
        Map<String, String> environment = Settings.of(dsn, settings);
        // A store that was kept may be from before the last change of the schema.
        migrate(environment);
        int port = Integer.parseInt(environment.get("TALOS_SERVE_HTTP_PORT"));
        Daemon daemon = Daemon.start(command, environment, port, file("talos-" + port + ".log"));
        daemons.push(daemon);
        return daemon;
    }

    static String sqlite(Path database) {
        return "sqlite://" + database.toAbsolutePath();
    }

    private void migrate(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder migrate =
                new ProcessBuilder(options.root().resolve("talos").toString(), "migrate", "up");
        migrate.environment().putAll(environment);
        Tools.output(migrate);
    }

    /** nginx with one worker on the server's core; answers any POST to /size/N with N bytes. */
    Daemon nginx(List<Integer> sizes) throws IOException, InterruptedException {
        int port = Daemon.freePort();
        List<String> locations = new ArrayList<>();
        for (int size : sizes.stream().distinct().toList()) {
            locations.add("location = /size/%d { default_type application/json; return 200 \"%s\"; }"
                    .formatted(size, "x".repeat(size)));
        }
        Path conf = file("nginx-" + port + ".conf");
        Files.writeString(conf, """
                daemon off; master_process off; worker_processes 1;
                pid %1$s/nginx.pid; error_log %1$s/nginx.log warn;
                events { worker_connections 4096; }
                http {
                  access_log off; keepalive_requests 1000000000; client_max_body_size 32m;
                  client_body_temp_path %1$s/nginx-body; proxy_temp_path %1$s/nginx-proxy;
                  fastcgi_temp_path %1$s/nginx-fastcgi; uwsgi_temp_path %1$s/nginx-uwsgi; scgi_temp_path %1$s/nginx-scgi;
                  server { listen 127.0.0.1:%2$d backlog=1024; %3$s }
                }
                """.formatted(directory, port, String.join("\n", locations)));
        List<String> command = Daemon.pinned(
                options.serverCpu(), List.of(Tools.path("nginx"), "-e", file("nginx.log").toString(), "-c", conf.toString()));
        Daemon daemon = Daemon.start(command, Map.of(), port, file("nginx.out"));
        daemons.push(daemon);
        return daemon;
    }

    void stop(Daemon daemon) {
        daemons.remove(daemon);
        daemon.close();
    }

    void keep(Daemon daemon) {
        daemons.push(daemon);
    }

    @Override
    public void close() throws IOException {
        while (!daemons.isEmpty()) {
            daemons.pop().close();
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
