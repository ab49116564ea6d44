import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * What to measure and how.
 *
 * @param rounds how often each target has its turn; the targets of a scenario alternate
 * @param seconds how long a turn is
 * @param warmUp seconds of load on each server before its first turn
 * @param keys how many keys the store holds where a scenario does not say
 * @param growth the sizes of store that the growth scenario compares
 * @param rows how many rows the import scenario moves in
 * @param longSeconds how long a target is under load in a scenario that looks for what is rare
 * @param against checkouts of other versions that this one is held against, by the scenarios that can
 * @param databaseCpu where a database server runs; where the scenario says, when that is empty
 */
record Options(
        Path root,
        Path out,
        boolean list,
        boolean quick,
        List<Scenario> scenarios,
        int rounds,
        int seconds,
        int warmUp,
        int connections,
        int keys,
        List<Integer> growth,
        int rows,
        int longSeconds,
        int serverCpu,
        int loadCpu,
        OptionalInt databaseCpu,
        List<Path> against) {

    private static final String USAGE = "usage: bench/run [--list] [--quick] [--scenarios a,b,…] [--rounds n]"
            + " [--seconds n] [--warm-up n] [--connections n] [--keys n] [--growth n,n,…] [--rows n]"
            + " [--minutes n] [--server-cpu n] [--load-cpu n] [--database-cpu n] [--against checkout,…]"
            + " [--out directory]";

    /** The core that was asked for, or else that one. */
    OptionalInt databaseCpuOr(int usual) {
        return OptionalInt.of(databaseCpu.orElse(usual));
    }

    /** The one that this driver belongs to. */
    Version version() {
        return new Version(root, against.isEmpty() ? "" : " (this)");
    }

    /** That one, and those it is held against. */
    List<Version> versions() {
        List<Version> versions = new ArrayList<>(List.of(version()));
        against.forEach(other -> versions.add(new Version(other, " (" + other.getFileName() + ")")));
        return versions;
    }

    static Options parse(String[] args) throws IOException {
        Path root = Path.of(System.getProperty("bench.root"));
        boolean quick = Arrays.asList(args).contains("--quick");
        Path out = root.resolve("target/bench");
        boolean list = false;
        List<Scenario> scenarios = quick ? Scenario.QUICK : Scenario.USUAL;
        int rounds = quick ? 2 : 7;
        int seconds = quick ? 1 : 4;
        int warmUp = quick ? 2 : 10;
        int connections = 64;
        int keys = quick ? 1_000 : 1_000_000;
        List<Integer> growth = quick ? List.of(1_000, 10_000) : List.of(1_000, 100_000, 10_000_000);
        int rows = quick ? 20_000 : 1_000_000;
        int minutes = 0;
        int serverCpu = 0;
        OptionalInt databaseCpu = OptionalInt.empty();
        List<Path> against = List.of();
        int loadCpu = Math.min(1, Runtime.getRuntime().availableProcessors() - 1);
        Iterator<String> rest = Arrays.asList(args).iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            switch (name) {
                case "--quick" -> {}
                case "--list" -> list = true;
                case "--scenarios" -> scenarios = Scenario.named(value(name, rest));
                case "--rounds" -> rounds = positive(name, rest);
                case "--seconds" -> seconds = positive(name, rest);
                case "--warm-up" -> warmUp = positive(name, rest);
                case "--connections" -> connections = positive(name, rest);
                case "--keys" -> keys = positive(name, rest);
                case "--growth" -> growth = numbers(name, rest);
                case "--rows" -> rows = positive(name, rest);
                case "--minutes" -> minutes = positive(name, rest);
                case "--database-cpu" -> databaseCpu = OptionalInt.of(number(name, rest));
                case "--server-cpu" -> serverCpu = number(name, rest);
                case "--load-cpu" -> loadCpu = number(name, rest);
                case "--against" -> against = checkouts(value(name, rest));
                case "--out" -> out = Path.of(value(name, rest)).toAbsolutePath();
                default -> throw new IllegalArgumentException("there is no option " + name + "\n" + USAGE);
            }
        }
        for (int cpu : List.of(serverCpu, loadCpu, databaseCpu.orElse(serverCpu))) {
            if (!Machine.mayUse(cpu)) {
                throw new IllegalArgumentException("processor " + cpu + " is not there, or not for this process ("
                        + Machine.processors() + " are): take others by --server-cpu, --load-cpu, --database-cpu");
            }
        }
        return new Options(
                root, out, list, quick, scenarios, rounds, seconds, warmUp, connections, keys, growth, rows,
                minutes > 0 ? 60 * minutes : rounds * seconds, serverCpu, loadCpu, databaseCpu, against);
    }

    private static List<Path> checkouts(String text) {
        List<Path> checkouts = new ArrayList<>();
        for (String each : text.split(",")) {
            Path checkout = Path.of(each).toAbsolutePath().normalize();
            if (!Files.isExecutable(checkout.resolve("talos"))
                    || !Files.exists(checkout.resolve("target/talos.jar"))) {
                throw new IllegalArgumentException("--against needs checkouts that are built, and " + each
                        + " is none: run ./talos version in it");
            }
            if (checkouts.stream().anyMatch(other -> other.endsWith(checkout.getFileName()))) {
                throw new IllegalArgumentException("--against tells checkouts by the names of their directories, and two are "
                        + checkout.getFileName());
            }
            checkouts.add(checkout);
        }
        return checkouts;
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value\n" + USAGE);
        }
        return rest.next();
    }

    private static int positive(String name, Iterator<String> rest) {
        int number = number(name, rest);
        if (number < 1) {
            throw new IllegalArgumentException(name + " needs 1 or more, not " + number);
        }
        return number;
    }

    private static int number(String name, Iterator<String> rest) {
        return number(name, value(name, rest));
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text.replace("_", ""));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(name + " needs a whole number, not " + text);
        }
    }

    private static List<Integer> numbers(String name, Iterator<String> rest) {
        List<Integer> numbers = new ArrayList<>();
        for (String text : value(name, rest).split(",")) {
            numbers.add(number(name, text));
        }
        return numbers;
    }
}
