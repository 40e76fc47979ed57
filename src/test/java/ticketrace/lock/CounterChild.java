package ticketrace.lock;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import ticketrace.Limits;

/**
 * A process that increments a {@link Counter} under a lock: all increments at once, or one step for each command.
 *
 * <p>Arguments: the kind of lock, its file, the counter's file, how long to wait for the lock at a time.
 */
final class CounterChild {

    private final ProcessLock lock;
    private final Counter counter;
    private final Duration patience;
    private long seen;

    private CounterChild(ProcessLock lock, Counter counter, Duration patience) {
        this.lock = lock;
        this.counter = counter;
        this.patience = patience;
    }

    public static void main(String[] arguments) throws Exception {
        Counter counter = new Counter(Path.of(arguments[2]));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                ProcessLock lock = LockKind.valueOf(arguments[0]).open(Path.of(arguments[1]))) {
            CounterChild child = new CounterChild(lock, counter, Duration.parse(arguments[3]));
            System.out.println("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(child.execute(line));
            }
        }
    }

    private String execute(String line) throws Exception {
        switch (line) {
            case "enter" -> enter();
            case "read" -> seen = counter.read();
            case "write" -> counter.write(seen + 1);
            case "leave" -> lock.release();
            default -> {
                return "done, gave up " + increment(Integer.parseInt(line)) + " times";
            }
        }
        return line;
    }

    private int increment(int times) throws Exception {
        int gaveUp = 0;
        for (int i = 0; i < times; i++) {
            gaveUp += enter();
            seen = counter.read();
            counter.write(seen + 1);
            lock.release();
        }
        return gaveUp;
    }

    /** Acquires the lock, and returns how many waits timed out before. */
    private int enter() throws Exception {
        long deadline = System.nanoTime() + Limits.WORK.toNanos();
        int gaveUp = 0;
        while (lock.acquire(patience) == null) {
            gaveUp++;
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("did not get the lock in " + gaveUp + " times " + patience);
            }
        }
        return gaveUp;
    }
}
