import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The one command: runs the chosen scenarios and writes the reports. */
public final class Bench {

    private Bench() {}

    static void main(String[] args) throws IOException, InterruptedException {
        // MariaDB's driver would find the libraries of Talos, and write down each statement. Any use of JDBC loads it.
        System.setProperty("mariadb.logging.disable", "true");
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        if (options.list()) {
            Scenario.ALL.forEach(scenario -> System.out.printf("%-18s %s%n", scenario.name(), scenario.what()));
            return;
        }
        List<String> missing = Tools.missing();
        if (!missing.isEmpty()) {
            System.err.println("bench: not found: " + String.join(", ", missing) + ". " + Tools.ADVICE);
            System.exit(1);
        }
        System.exit(run(options) ? 0 : 1);
    }

    private static boolean run(Options options) throws IOException, InterruptedException {
        Files.createDirectories(options.out());
        Report report = new Report(options);
        boolean good = true;
        for (Scenario scenario : options.scenarios()) {
            System.err.println("bench: " + scenario.name() + ": " + scenario.what());
            good &= run(scenario, options, report);
            report.write();
        }
        List<String> where = new ArrayList<>();
        report.files().forEach(file -> where.add(file.toString()));
        System.err.println("bench: wrote " + String.join(" and ", where));
        return good;
    }

    private static boolean run(Scenario scenario, Options options, Report report)
            throws IOException, InterruptedException {
        Noise noise = Noise.start();
        List<Finding> findings;
        boolean good = true;
        try (Lab lab = new Lab(options)) {
            findings = scenario.run().in(lab);
        } catch (Scenario.Unavailable e) {
            System.err.println("bench: " + scenario.name() + " left out: " + e.getMessage());
            report.leftOut(scenario, e.getMessage());
            return true;
        } catch (Scenario.Wrong e) {
            System.err.println("bench: " + scenario.name() + ": " + e.getMessage());
            findings = e.findings();
            good = false;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            e.printStackTrace();
            report.leftOut(scenario, "failed: " + e.getMessage());
            return false;
        }
        report.add(scenario, findings, noise.soFar());
        return good;
    }
}
