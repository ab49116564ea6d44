import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Where a scenario works: its directory and its servers, which end with it. */
final class Lab implements AutoCloseable {

    static final String SECRET = "a secret for measuring, of no other use";

    private final Options options;
    private final Path directory;
    private final Deque<Daemon> daemons = new ConcurrentLinkedDeque<>();
    private volatile boolean stopped;

    Lab(Options options) throws IOException {
        this.options = options;
        // Of a run that is stopped, nothing is left behind. A stopped one gets no further than this.
        Runtime.getRuntime().addShutdownHook(new Thread(this::abandon));
        Files.createDirectories(options.root().resolve("target/bench"));
        this.directory = Files.createTempDirectory(options.root().resolve("target/bench"), "run-");
    }

    private void abandon() {
        stopped = true;
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        try {
            close();
        } catch (IOException e) {
            System.err.println("bench: left behind: " + directory + ": " + e);
        }
    }

    Options options() {
        return options;
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
        return talos(options.version(), dsn, settings);
    }

    /** One of the versions that are held against each other, as shipped, pinned to the server's core. */
    Daemon talos(Version version, Path database, Map<String, String> settings)
            throws IOException, InterruptedException {
        return talos(version, sqlite(database), settings);
    }

    private Daemon talos(Version version, String dsn, Map<String, String> settings)
            throws IOException, InterruptedException {
        return talos(Daemon.pinned(options.serverCpu(), List.of(version.launcher(), "serve")), dsn, settings);
    }

    /** On any core. */
    Daemon unpinned(Path database) throws IOException, InterruptedException {
        return talos(List.of(options.version().launcher(), "serve"), sqlite(database), Map.of());
    }

    private Daemon talos(List<String> command, String dsn, Map<String, String> settings)
            throws IOException, InterruptedException {
        Map<String, String> environment = Settings.of(dsn, settings);
        // A store that was kept may be from before the last change of the schema.
        migrate(environment);
        int port = Integer.parseInt(environment.get(Settings.PORT));
        return start(command, environment, port, "talos-" + port + ".log");
    }

    /** A server, once its port takes connections. */
    Daemon start(List<String> command, Map<String, String> environment, int port, String log)
            throws IOException, InterruptedException {
        Daemon daemon = launch(command, environment, port, log);
        daemon.awaitPort();
        return daemon;
    }

    Daemon launch(List<String> command, Map<String, String> environment, int port, String log) throws IOException {
        Daemon daemon = Daemon.launch(command, environment, port, file(log));
        daemons.push(daemon);
        if (stopped) {
            daemon.close();
            throw new IOException("the run is stopped");
        }
        return daemon;
    }

    static String sqlite(Path database) {
        return "sqlite://" + database.toAbsolutePath();
    }

    private void migrate(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder migrate =
                new ProcessBuilder(options.version().launcher(), "migrate", "up");
        migrate.environment().putAll(environment);
        Tools.output(migrate);
    }

    /** nginx with one worker on the server's core; answers any POST to /size/N with N bytes, and reads none of the body. */
    Daemon nginx(int size) throws IOException, InterruptedException {
        int port = Daemon.freePort();
        Path conf = file("nginx-" + port + ".conf");
        Files.writeString(conf, """
                daemon off; master_process off; worker_processes 1;
                pid %1$s/nginx.pid; error_log %1$s/nginx.log warn;
                events { worker_connections 4096; }
                http {
                  access_log off; keepalive_requests 1000000000; client_max_body_size 32m;
                  client_body_temp_path %1$s/nginx-body; proxy_temp_path %1$s/nginx-proxy;
                  fastcgi_temp_path %1$s/nginx-fastcgi; uwsgi_temp_path %1$s/nginx-uwsgi; scgi_temp_path %1$s/nginx-scgi;
                  server {
                    listen 127.0.0.1:%2$d backlog=1024;
                    location = /size/%3$d { default_type application/json; return 200 "%4$s"; }
                  }
                }
                """.formatted(directory, port, size, "x".repeat(size)));
        List<String> command = Daemon.pinned(
                options.serverCpu(), List.of(Tools.path("nginx"), "-e", file("nginx.log").toString(), "-c", conf.toString()));
        return start(command, Map.of(), port, "nginx.out");
    }

    /** The command line, which imports that file, on that core or on any. */
    Daemon importing(Path input, Daemon server, OptionalInt cpu) throws IOException {
        List<String> command = List.of(
                options.version().launcher(),
                "keys", "imported", "batch-import", "--file", input.toString(), "-e", server.url());
        return launch(
                cpu.isPresent() ? Daemon.pinned(cpu.getAsInt(), command) : command,
                Map.of("TALOS_NO_BUILD", "1"),
                0,
                "import.log");
    }

    void stop(Daemon daemon) {
        daemons.remove(daemon);
        daemon.close();
    }

    @Override
    public void close() throws IOException {
        while (!daemons.isEmpty()) {
            daemons.pop().close();
        }
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
