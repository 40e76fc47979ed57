package ticketrace.examples.multiprocessing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.SharedLock;

/** Five processes sell three tickets under a lock. */
final class Grab {

    private Grab() {}

    static void grab(SharedLock lock) throws Exception {
        try (SharedLock.Held held = lock.hold(Duration.ofSeconds(60))) {
            int left = read();
            if (left > 0) {
                Files.writeString(Path.of("tickets.txt"), String.valueOf(left - 1));
                System.out.println("got ticket " + left);
            }
        }
    }

    static int read() throws IOException {
        return Integer.parseInt(Files.readString(Path.of("tickets.txt")));
    }

    public static void main(String[] arguments) throws Exception {
        Files.writeString(Path.of("tickets.txt"), "3");
        try (SharedLock lock = SharedLock.create()) {
            List<ChildProcess> buyers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                buyers.add(ChildProcess.of(Grab::grab, lock).start());
            }
            for (ChildProcess buyer : buyers) {
                buyer.join();
            }
        }
        System.out.println("left: " + read());
    }
}
