package dev.talos.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.talos.testing.Shell;
import dev.talos.testing.Shell.Result;
import dev.talos.testing.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Launchers in a source checkout that is not built. Maven and Java are stand-ins that are quick and keep a record. */
class LauncherLockIT {

    private static final String LOCK = "target/build.lock";

    /** Where the launcher finds what it needs, and no flock. */
    private static final String WITHOUT_FLOCK = "PATH=$PWD/bare; ";

    private static final String AS_NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups ";

    @TempDir
    private Path checkout = Path.of("");

    private Shell shell = new Shell(checkout, Map.of());

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(checkout.resolve("src/main"));
        Files.createDirectories(checkout.resolve("docs"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.writeString(checkout.resolve("docs/openapi.yaml"), "");
        Files.createDirectories(checkout.resolve("jdk/bin"));
        Files.writeString(checkout.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        script("jdk/bin/java", "echo started");
        Files.createDirectories(checkout.resolve("bin"));
        Files.createDirectories(checkout.resolve("bare"));
        script("bin/mvn", "echo built >>builds; sleep 1; mkdir -p target/lib; touch target/talos.jar");
        Files.copy(Path.of("talos"), checkout.resolve("talos"));
        shell = new Shell(checkout, Map.of("JAVA_HOME", checkout.resolve("jdk").toString()));
        for (String tool : List.of("dirname", "readlink", "find", "mkdir", "ln", "rm", "sleep", "ps", "touch", "cat")) {
            // Not a link: JUnit warns of those that lead out of its directory.
            script("bare/" + tool, "PATH=/usr/bin:/bin; exec " + tool + " \"$@\"");
        }
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(checkout.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true, false)).isTrue();
    }

    private Result launch(String before) {
        return launch(before, "");
    }

    private Result launch(String before, String as) {
        return shell.run("unset TALOS_NO_BUILD; " + before + "PATH=$PWD/bin:$PATH; " + as + "/bin/sh ./talos version");
    }

    /** Root may write anywhere, so the launcher is nobody's then. */
    private Result launchUnprivileged(String before) {
        if (!"0\n".equals(shell.run("id -u").stdout())) {
            return launch(before);
        }
        assumeTrue(shell.run(AS_NOBODY + "true").exitCode() == 0, "root cannot become another user here");
        return launch("chmod 777 .; " + before, AS_NOBODY);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds"), UTF_8);
    }

    private void assertStarted(Result result) {
        assertThat(result.stdout()).as(result.stderr()).isEqualTo("started\n");
        assertThat(checkout.resolve(LOCK)).doesNotExist();
    }

    @Test
    void of_many_at_once_one_builds_and_the_others_wait_for_it() throws IOException {
        List<Result> results = Together.call(5, _ -> launch(""));
        assertThat(results).allSatisfy(this::assertStarted);
        assertThat(builds()).hasSize(1);
    }

    @Test
    void without_flock_one_builds_too() throws IOException {
        List<Result> results = Together.call(3, _ -> launch(WITHOUT_FLOCK));
        assertThat(results).allSatisfy(this::assertStarted);
        assertThat(builds()).hasSize(1);
    }

    @Test
    void a_lock_that_was_left_behind_keeps_nobody_waiting() throws IOException {
        Files.createDirectories(checkout.resolve("target"));
        Files.writeString(checkout.resolve(LOCK), "");
        assertStarted(launch(""));
    }

    @Test
    void a_lock_of_an_earlier_version_keeps_nobody_waiting() {
        assertStarted(launch("mkdir -p target; ln -s $$ " + LOCK + "; "));
    }

    @Test
    void without_flock_a_process_that_has_the_number_of_a_dead_one_keeps_nobody_waiting() {
        assertStarted(launch(WITHOUT_FLOCK + "mkdir -p target; ln -s \"$$ some time ago\" " + LOCK + "; "));
    }

    @Test
    void without_flock_a_builder_in_another_time_zone_is_waited_for() throws IOException {
        List<Result> results = Together.call(
                2, i -> launch(WITHOUT_FLOCK + "TZ=" + List.of("UTC0", "JST-9").get(i) + "; export TZ; "));
        assertThat(results).allSatisfy(this::assertStarted);
        assertThat(builds()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "444"})
    void a_lock_that_another_user_left_keeps_nobody_waiting(String mode) {
        assertStarted(launchUnprivileged("mkdir -m 777 target; touch %1$s; chmod %2$s %1$s; ".formatted(LOCK, mode)));
    }

    @Test
    void a_lock_that_cannot_be_had_is_named() throws IOException {
        script("bin/flock", "rm -f " + LOCK);
        Result result = launch("");
        assertThat(result.exitCode()).isOne();
        assertThat(result.stderr()).contains("cannot lock").contains(LOCK);
    }

    @Test
    void what_is_built_and_may_not_be_written_is_run() {
        Result result =
                launchUnprivileged("mkdir -p target/lib; touch target/talos.jar " + LOCK + "; chmod 555 target; ");
        shell.run("chmod 755 target");
        assertThat(result.stdout()).as(result.stderr()).isEqualTo("started\n");
    }
}
