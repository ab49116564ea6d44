import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The least that Vert.x can start with, with an AOT cache of its own: see bare/. */
final class BareVertx {

    /** What any server of that kind needs to be quick. */
    private static final List<String> PLAIN = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xlog:disable");

    private final Path java;
    private final String classPath;
    private final List<String> tuned;
    private final Path plainCache;
    private final Path tunedCache;

    private BareVertx(Lab lab, Path bin, String classPath) throws IOException, InterruptedException {
        this.java = bin.resolve("java");
        this.classPath = classPath;
        this.tuned = tuned(lab.options().root().resolve("target/native"));
        this.plainCache = train(PLAIN, lab.file("bare.aot"));
        this.tunedCache = train(tuned, lab.file("bare-tuned.aot"));
    }

    /** Compiles it, puts it into a jar and trains AOT caches for it. */
    static BareVertx made(Lab lab) throws IOException, InterruptedException {
        Path root = lab.options().root();
        Path bin = Path.of(ProcessHandle.current().info().command().orElseThrow()).getParent();
        Path classes = Files.createDirectories(lab.file("bare"));
        Path jar = lab.file("bare.jar");
        String libraries = vertx(root);
        Tools.output(new ProcessBuilder(
                bin.resolve("javac").toString(), "-cp", libraries, "-d", classes.toString(),
                root.resolve("bench/bare/BareServer.java").toString()));
        Tools.output(new ProcessBuilder(
                bin.resolve("jar").toString(), "--create", "--file", jar.toString(), "-C", classes.toString(), "."));
        return new BareVertx(lab, bin, jar + ":" + libraries);
    }

    /** What the launcher adds to those, for a server. */
    private static List<String> tuned(Path nativeLibraries) {
        List<String> tuned = new ArrayList<>(PLAIN);
        tuned.addAll(List.of(
                "-XX:+UseCompactObjectHeaders",
                "-Xms96m",
                "-Xmn64m",
                "-XX:Tier4InvocationThreshold=20000",
                "-XX:Tier4MinInvocationThreshold=2400",
                "-XX:Tier4CompileThreshold=60000",
                "-XX:Tier4BackEdgeThreshold=160000",
                "-Dio.netty.jfr.enabled=false",
                "-Djava.library.path=" + nativeLibraries));
        return tuned;
    }

    private Path train(List<String> flags, Path cache) throws IOException, InterruptedException {
        List<String> training = new ArrayList<>(List.of(java.toString(), "-XX:AOTCacheOutput=" + cache));
        training.addAll(flags);
        training.addAll(List.of("-cp", classPath, "BareServer", Integer.toString(Daemon.freePort()), "once"));
        Tools.output(new ProcessBuilder(training));
        return cache;
    }

    /** @param likeTalos with the flags that the launcher gives to Talos */
    List<String> command(boolean likeTalos, int port) {
        List<String> command =
                new ArrayList<>(List.of(java.toString(), "-XX:AOTCache=" + (likeTalos ? tunedCache : plainCache)));
        command.addAll(likeTalos ? tuned : PLAIN);
        command.addAll(List.of("-cp", classPath, "BareServer", Integer.toString(port)));
        return command;
    }

    private static String vertx(Path root) throws IOException {
        try (var jars = Files.list(root.resolve("target/lib"))) {
            return String.join(
                    ":",
                    jars.map(Path::toString)
                            .filter(jar -> jar.matches(".*/(vertx|netty|jackson-core|slf4j)[^/]*\\.jar"))
                            .sorted()
                            .toList());
        }
    }
}
