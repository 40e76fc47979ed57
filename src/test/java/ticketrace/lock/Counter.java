package ticketrace.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A number in a file that nothing guards: who reads it and writes back one more undoes what others wrote in between. */
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

    /** The oracle: how many of this many increments were undone. Zero if the increments excluded each other. */
    long lostOf(long increments) throws IOException {
        return increments - read();
    }
}
