package ticketrace.input;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can lie where a file should be. */
public enum OddFile {
    FOLDER("is a folder") {
        @Override
        void make(Path file) throws IOException {
            Files.createDirectory(file);
        }
    },
    /** Whoever opens it waits until somebody writes to it. */
    PIPE("is a device or a pipe") {
        @Override
        void make(Path file) throws IOException, InterruptedException {
            int exit = new ProcessBuilder("mkfifo", file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("mkfifo exited " + exit);
            }
        }
    },
    /** Whoever reads it comes to no end. */
    DEVICE("is a device or a pipe") {
        @Override
        void make(Path file) throws IOException {
            Files.createSymbolicLink(file, Path.of("/dev/zero"));
        }
    },
    /** Larger than any memory; it takes no room on the disk. */
    GIANT("is too large") {
        @Override
        void make(Path file) throws IOException {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(GIANT_BYTES);
            }
        }
    };

    private static final long GIANT_BYTES = 1L << 40;

    private final String says;

    OddFile(String says) {
        this.says = says;
    }

    abstract void make(Path file) throws IOException, InterruptedException;

    /** Puts it in the place of a file. */
    public void inPlaceOf(Path file) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        make(file);
    }

    /** What is said of it. */
    public String says() {
        return says;
    }
}
