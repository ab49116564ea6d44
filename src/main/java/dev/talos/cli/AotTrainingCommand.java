package dev.talos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.app.TalosServer;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import dev.talos.config.DevConfig;
import dev.talos.config.Sources;
import dev.talos.http.Surface;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Does once what the program does often, for the build: the classes loaded here go into an AOT cache. There are two
 * caches, for a JVM loads all that is in its cache: one for servers, and one for commands, which know nothing of servers.
 * So a server is trained here, by commands that another process runs for the other cache. Starts nothing that outlives it
 * and leaves no files.
 */
@Command(name = "aot-training", hidden = true)
final class AotTrainingCommand implements Callable<Integer> {

    private static final Map<String, String> FREE_PORTS =
            Map.of("TALOS_SERVE_HTTP_PORT", "0", "TALOS_SERVE_METRICS_PORT", "0");

    /** A log as most servers have it, and a cache, which a verification passes through whether the key is there or not. */
    private static final Map<String, String> IN_PRODUCTION = Map.of(
            "TALOS_SERVE_HTTP_PORT", "0",
            "TALOS_SERVE_METRICS_PORT", "0",
            "TALOS_LOG_FORMAT", "json",
            "TALOS_CACHE_TYPE", "memory");

    /** What the one command reads that reads. */
    private static final String IMPORT = "[{\"raw_key\":\"k\",\"name\":\"name\",\"actor_id\":\"a\"}]";

    private static final List<List<String>> COMMANDS = List.of(
            List.of("version"),
            List.of("--help"),
            List.of("keys", "--help"),
            List.of("keys", "imported", "import", "name", "--actor=a", "--raw-key=k", "--ttl=1h", "--format=json"),
            List.of("keys", "imported", "batch-import", "--file=-", "--skip-existing"),
            List.of("keys", "verify", "k"),
            List.of("keys", "batch-verify", "k", "unknown"),
            List.of("keys", "imported", "list"),
            List.of("keys", "verify", "no such key"),
            List.of("keys", "issue", "name", "--actor=a"),
            List.of("keys", "derive-token", "k"),
            List.of("jwk", "get"));

    @Option(names = "--against", description = "Run commands against the server there, and start none.")
    private @Nullable String against;

    @Option(names = "--load", description = "With --against: do what a server does most, over and over.")
    private boolean load;

    @Parameters(
            arity = "0..*",
            description = "A program, with its first arguments, that runs commands when it gets --against URL."
                    + " Default: this one does it itself.")
    private List<String> trainer = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (against != null) {
            return load ? TrainingLoad.run(against) : runCommands(against);
        }
        Path directory = Files.createTempDirectory("talos-aot-training-");
        try {
            run(nowhere(Map.of()), List.of("serve", "--help"));
            Sources dev = new DevConfig(directory).prepare(FREE_PORTS);
            try (TalosServer _ = serve(dev, true)) {
                // As one starts for the first time, and with the log that people read.
            }
            try (TalosServer server = serve(Sources.of(dev.file(), IN_PRODUCTION), false)) {
                return train(server.url().toString());
            }
        } finally {
            delete(directory);
        }
    }

    private static TalosServer serve(Sources sources, boolean migrate) {
        return TalosServer.start(sources, EnumSet.of(Surface.ADMIN, Surface.PUBLIC), migrate);
    }

    private int train(String url) throws IOException, InterruptedException {
        if (trainer.isEmpty()) {
            return runCommands(url);
        }
        List<String> command = new ArrayList<>(trainer);
        command.addAll(List.of("--against", url));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static int runCommands(String url) throws IOException, InterruptedException {
        Console nowhere = nowhere(Map.of("TALOS_URL", url));
        COMMANDS.forEach(command -> run(nowhere, command));
        askForHealth(url);
        return ExitCode.DONE;
    }

    /** No command does, but whoever starts a server waits for its answer. */
    private static void askForHealth(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/health/ready")).build();
            HttpResponse<Void> _ = client.send(request, BodyHandlers.discarding());
        }
    }

    private static void run(Console console, List<String> command) {
        Talos.run(console, command.toArray(String[]::new));
    }

    private static Console nowhere(Map<String, String> environment) {
        return new Console(
                new ByteArrayInputStream(IMPORT.getBytes(UTF_8)),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                environment);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
