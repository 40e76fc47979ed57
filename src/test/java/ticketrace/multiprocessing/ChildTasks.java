package ticketrace.multiprocessing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;
import ticketrace.Limits;

/** The tasks of the children in these tests. They report by files. Each ends by itself, long after every test. */
public final class ChildTasks {

    private static final long POLL_NANOS = 2_000_000;

    private ChildTasks() {}

    static void nothing() {}

    /** Writes a file atomically: a reader sees the whole text or no file. */
    public static void writeFile(String file, String text) throws IOException {
        Path unfinished = Path.of(file + ".unfinished");
        Files.writeString(unfinished, text);
        Files.move(unfinished, Path.of(file), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits until the file exists. */
    public static void awaitFile(String file) {
        long began = System.nanoTime();
        while (!Files.exists(Path.of(file))) {
            if (System.nanoTime() - began > Limits.LIFE_OF_A_CHILD.toNanos()) {
                throw new IllegalStateException("no process wrote " + file);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Writes its pid to {@code base.pid}, waits for the file {@code base.end}, and then writes {@code base.done}. */
    public static void runUntilEnd(String base) throws IOException {
        writeFile(base + ".pid", String.valueOf(ProcessHandle.current().pid()));
        awaitFile(base + ".end");
        writeFile(base + ".done", "done");
    }

    static void exit(Integer code) {
        System.exit(code);
    }

    static void halt(Integer code) {
        Runtime.getRuntime().halt(code);
    }

    static void fail(String message) {
        throw new UnsupportedOperationException(message);
    }

    /** Writes a word several times to a file. The file is a positional argument, the word and the number are named. */
    static void write(Arguments arguments) throws IOException {
        String word = arguments.get("word", String.class);
        int times = arguments.get("times", Integer.class);
        writeFile(arguments.get(0, String.class), word.repeat(times));
    }

    /** Writes what {@link ThisProcess} knows about this process and its parent. */
    static void describe(String file) throws IOException {
        ProcessInfo info = ThisProcess.info();
        ProcessInfo parent = ThisProcess.parent().orElseThrow();
        writeFile(
                file,
                info.name() + " " + info.pid() + " " + info.daemon() + " of " + parent.name() + " " + parent.pid());
    }

    /** Exits with 143; a shutdown hook then waits for the file {@code base.end}. */
    static void exitSlowly(String base) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                runUntilEnd(base);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }));
        System.exit(143);
    }
}
