package ticketrace.examples.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.file.FileChannelLock;

/** A file that one process at a time may change. */
final class SeatCounter {

    private SeatCounter() {}

    static int sell(ProcessLock lock, Path count) throws Exception {
        if (lock.acquire(Duration.ofSeconds(5)) == null) {
            throw new IllegalStateException("somebody has kept the lock for 5 s");
        }
        try {
            int left = Integer.parseInt(Files.readString(count));
            Files.writeString(count, String.valueOf(left - 1));
            return left;
        } finally {
            lock.release();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path count = Files.writeString(Path.of("count.txt"), "2");
        try (ProcessLock lock = new FileChannelLock(Path.of("count.lock"))) {
            System.out.println("sold seat " + sell(lock, count));
            System.out.println("sold seat " + sell(lock, count));
        }
    }
}
