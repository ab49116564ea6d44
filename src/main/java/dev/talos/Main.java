package dev.talos;

import dev.talos.cli.Talos;
import dev.talos.cli.command.ExitCode;
import java.util.Arrays;
import java.util.Locale;

/** Where the JVM starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Numbers in messages and files are for programs too, so they look the same wherever this runs.
        Locale.setDefault(Locale.ROOT);
        try {
            int code = Talos.run(args);
            // System.exit looks through every jar for something that would log the exit, which takes longer than most
            // commands. The JVM ends by itself when nothing else runs.
            if (code != ExitCode.DONE || isAnythingElseRunning()) {
                System.exit(code);
            }
        } catch (Throwable fault) {
            // Threads that are left would keep the process alive, and whoever runs it would not notice.
            fault.printStackTrace();
            System.exit(ExitCode.FAILED);
        }
    }

    private static boolean isAnythingElseRunning() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Thread[] threads = new Thread[group.activeCount() + 1];
        int count = group.enumerate(threads);
        return count == threads.length
                || Arrays.stream(threads, 0, count)
                        .anyMatch(thread -> !thread.isDaemon() && thread != Thread.currentThread());
    }
}
