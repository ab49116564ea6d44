import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What else the machine did while a scenario ran: the processor time of other processes, and what the host of a virtual
 * machine took away. How far apart the turns of one target are is in the tables, as {@code spread}.
 */
final class Noise {

    /** In /proc/stat, after the name: user nice system idle iowait irq softirq steal. */
    private static final int IDLE = 3;

    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;

    /** Of ticks, summed over all processors. */
    private record Ticks(long all, long busy, long stolen, long own) {}

    private final Ticks start;

    private Noise(Ticks start) {
        this.start = start;
    }

    static Noise start() throws IOException {
        return new Noise(now());
    }

    /** As parts of one processor. To be asked when all servers and loads of the scenario have ended. */
    Map<String, Object> soFar() throws IOException {
        Ticks end = now();
        double one = Math.max(1, (end.all - start.all) / (double) Runtime.getRuntime().availableProcessors());
        double others = (end.busy - start.busy) - (end.own - start.own);
        Map<String, Object> noise = new LinkedHashMap<>();
        noise.put("other processes", Report.percent(Math.max(0, others) / one) + " of one core");
        noise.put("taken by the host", Report.percent((end.stolen - start.stolen) / one) + " of one core");
        noise.put("load average", Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        return noise;
    }

    private static Ticks now() throws IOException {
        List<Long> stat = numbers(Files.readAllLines(Path.of("/proc/stat")).getFirst().substring("cpu".length()));
        long all = stat.subList(0, STEAL + 1).stream().mapToLong(ticks -> ticks).sum();
        long idle = stat.get(IDLE) + stat.get(IO_WAIT);
        String self = Files.readString(Path.of("/proc/self/stat"));
        // utime, stime, and those of the children that have ended
        String[] fields = self.substring(self.lastIndexOf(')') + 2).split(" ");
        long own = Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum();
        return new Ticks(all, all - idle - stat.get(STEAL), stat.get(STEAL), own);
    }

    private static List<Long> numbers(String text) {
        return Arrays.stream(text.strip().split(" +")).map(Long::parseLong).toList();
    }
}
