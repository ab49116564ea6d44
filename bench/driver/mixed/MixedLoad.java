package mixed;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own, on the load's core: readers and writers, each with one connection and one request at a time and no
 * pause in between. Prints a line when the warm-up is over, and what came of it all as one line of JSON.
 */
public final class MixedLoad {

    static final String ISSUER = "https://bench.example";

    private static final int READERS = 15;
    private static final int WRITERS = 5;

    /** How much longer than the load its keys live, so that none expires that somebody may still ask about. */
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    interface User {
        /** @throws WrongAnswer at the first answer that is not what it had to be */
        void turn();
    }

    private final int port;
    private final int warmUp;
    private final int seconds;
    private final long seed = System.nanoTime();

    private MixedLoad(int port, int warmUp, int seconds) {
        this.port = port;
        this.warmUp = warmUp;
        this.seconds = seconds;
    }

    /** PORT SECONDS_OF_WARM_UP SECONDS. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        MixedLoad load =
                new MixedLoad(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        System.out.println(load.run().json(load.seconds));
    }

    private Tally run() throws IOException, InterruptedException, ExecutionException {
        Population population;
        String run = Long.toHexString(seed);
        try (Wire wire = new Wire(port)) {
            population = Population.make(run, writes(new Caller(wire, new Tally()), new Random(seed)));
        }
        long counted = System.nanoTime() + warmUp * 1_000_000_000L;
        List<Future<Tally>> users = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS + WRITERS)) {
            for (int i = 0; i < READERS + WRITERS; i++) {
                int number = i;
                users.add(threads.submit(() -> user(population, run, number, counted)));
            }
            TimeUnit.NANOSECONDS.sleep(counted - System.nanoTime());
            System.out.println("counting");
        }
        Tally all = new Tally();
        for (Future<Tally> user : users) {
            all.add(user.get());
        }
        return all;
    }

    private Writes writes(Caller caller, Random random) {
        return new Writes(caller, random, Duration.ofSeconds(warmUp + seconds).plus(AFTERWARDS));
    }

    private Tally user(Population population, String run, int number, long counted) throws IOException {
        Tally tally = new Tally();
        Random random = new Random(seed + 1 + number);
        try (Wire wire = new Wire(port)) {
            Caller caller = new Caller(wire, tally);
            Reads reads = new Reads(caller);
            User user = number < READERS
                    ? new Reader(reads, population, random)
                    : new Writer(
                            "writer-" + run + "-" + number, reads, writes(caller, random), population, random);
            boolean counting = false;
            long end = counted + seconds * 1_000_000_000L;
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                if (!counting && now >= counted) {
                    counting = true;
                    tally.count();
                }
                try {
                    user.turn();
                } catch (WrongAnswer e) {
                    tally.wrong(e);
                }
            }
        }
        return tally;
    }
}
