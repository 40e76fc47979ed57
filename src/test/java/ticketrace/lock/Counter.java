package ticketrace.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An unguarded number in a file. A process that increments it undoes the increments made between its read and its
 * write.
 */
final class Counter {

    private final Path file;

    Counter(Path file) {
        this.file = file;
    }

    static Counter create(Path file) throws IOException {
        Counter counter = new Counter(file);
        counter.write(0);
        return counter;
    }

    long read() throws IOException {
        return Long.parseLong(Files.readString(file));
    }

    void write(long value) throws IOException {
        Files.writeString(file, String.format("%018d", value));
    }

    /** The oracle: how many of these increments were lost. Zero if the increments excluded each other. */
    long lostOf(long increments) throws IOException {
        return increments - read();
    }
}
