package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.talos.testing.ServerProcess;
import dev.talos.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client that others publish for this API, unchanged. Needs Node; without it, there is nothing to run it with. */
class PublishedClientIT {

    @Test
    void works_unchanged(@TempDir Path directory) throws IOException {
        assumeThat(new Shell(directory, Map.of()).run("node --version && npm --version"))
                .returns(0, Shell.Result::exitCode);
        Path sources = Path.of("src/test/client");
        for (String file :
                new String[] {"package.json", "imported-keys.test.mjs", "tokens.test.mjs", "macaroons.test.mjs"}) {
            Files.copy(sources.resolve(file), directory.resolve(file));
        }

        try (ServerProcess server = ServerProcess.start(directory, Map.of(), "serve", "--dev")) {
            Shell shell = new Shell(directory, Map.of("TALOS_URL", server.url().toString()));
            Shell.Result installed = shell.run("npm install --no-audit --no-fund --no-package-lock --loglevel=error");
            Shell.Result result = shell.run("node --test");

            assertThat(result.exitCode())
                    .as(installed.stderr() + result.stdout() + result.stderr())
                    .isZero();
        }
    }
}
