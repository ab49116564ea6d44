package dev.talos.cli;

import dev.talos.app.Closing;
import dev.talos.app.StartException;
import dev.talos.app.TalosServer;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.config.DevConfig;
import dev.talos.config.Sources;
import dev.talos.http.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves until it is told to stop. */
@Command(
        name = "serve",
        description = "Serve. Stops on SIGTERM or Ctrl-C, once the requests in flight are answered.",
        footer = {"  talos serve --dev", "  talos serve admin --config /etc/talos/talos.yaml"})
final class ServeCommand implements Callable<Integer> {

    /** A part of the API that can be served by itself. */
    enum Part {
        ADMIN(Surface.ADMIN),
        PUBLIC(Surface.PUBLIC);

        private final Surface surface;

        Part(Surface surface) {
            this.surface = surface;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Path DATA = Path.of("data");

    private final Console console;
    private final GlobalOptions options;

    @Parameters(
            arity = "0..1",
            paramLabel = "PART",
            description = "Serve this surface only: ${COMPLETION-CANDIDATES}. Default: both.")
    private @Nullable Part part;

    @Option(
            names = "--dev",
            description = "Serve on 127.0.0.1 with an embedded database and secrets of its own, both made in ./data.")
    private boolean dev;

    ServeCommand(Console console, GlobalOptions options) {
        this.console = console;
        this.options = options;
    }

    @Override
    public Integer call() throws InterruptedException {
        Sources sources = sources();
        Closing closing = new Closing();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(closing::stop));
        TalosServer server;
        try {
            server = TalosServer.start(sources, surfaces(), dev, closing);
        } catch (StartException e) {
            e.faults().forEach(fault -> FaultPrinter.print(console, e.reason(), fault));
            return ExitCode.FAILED;
        }
        if (dev) {
            console.err()
                    .printf(
                            "Next: talos keys imported import \"My first key\" --raw-key my-key-1 --actor me -e %s%n",
                            server.url());
        }
        // Only a signal ends it, and the hook above answers that.
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    private Sources sources() {
        if (!dev) {
            return Sources.of(options.config(), console.environment());
        }
        if (options.config().isPresent()) {
            throw CommandFailure.usage("--dev brings its own configuration, so --config cannot stand beside it");
        }
        try {
            return new DevConfig(DATA).prepare(console.environment());
        } catch (IOException | UnsupportedOperationException _) {
            throw CommandFailure.failed(
                    "DATA_DIRECTORY",
                    "cannot make " + DATA.toAbsolutePath() + " with files for its owner alone; start it elsewhere");
        }
    }

    private Set<Surface> surfaces() {
        return part == null ? EnumSet.of(Surface.ADMIN, Surface.PUBLIC) : EnumSet.of(part.surface);
    }
}
