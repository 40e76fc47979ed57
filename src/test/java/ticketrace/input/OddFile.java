package ticketrace.input;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Objects in the file system that a program may find where it expects a regular file. */
public enum OddFile {
    FOLDER("is a folder") {
        @Override
        void make(Path file) throws IOException {
            Files.createDirectory(file);
        }
    },
    /** A program that opens it waits until another program writes to it. */
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
    /** A program that reads it never reaches its end. */
    DEVICE("is a device or a pipe") {
        @Override
        void make(Path file) throws IOException {
            Files.createSymbolicLink(file, Path.of("/dev/zero"));
        }
    },
    /** Larger than any memory. It is sparse, so it takes no room on the disk. */
    GIANT("is too large") {
        @Override
        void make(Path file) throws IOException {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(GIANT_BYTES);
            }
        }
    };

    private static final long GIANT_BYTES = 1L << 40;

    private final String error;

    OddFile(String error) {
        this.error = error;
    }

    abstract void make(Path file) throws IOException, InterruptedException;

    /** Replaces {@code file} by this object. */
    public void inPlaceOf(Path file) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        make(file);
    }

    /** The words with which the error message names this object. */
    public String error() {
        return error;
    }
}
