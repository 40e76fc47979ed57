package ticketrace.multiprocessing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;
import ticketrace.Limits;

/** What the children of these tests do, and the files by which they tell. Each ends by itself long after every test has. */
public final class Deeds {

    private static final long LOOK_AGAIN_NANOS = 2_000_000;

    private Deeds() {}

    static void nothing() {}

    /** Writes a file at once: nobody sees half of it. */
    public static void tell(String file, String text) throws IOException {
        Path unfinished = Path.of(file + ".unfinished");
        Files.writeString(unfinished, text);
        Files.move(unfinished, Path.of(file), StandardCopyOption.ATOMIC_MOVE);
    }

    public static void await(String file) {
        long began = System.nanoTime();
        while (!Files.exists(Path.of(file))) {
            if (System.nanoTime() - began > Limits.LIFE_OF_A_CHILD.toNanos()) {
                throw new IllegalStateException("nobody wrote " + file);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** Tells its pid in {@code base.pid}, goes on until there is {@code base.end}, and then tells {@code base.done}. */
    public static void live(String base) throws IOException {
        tell(base + ".pid", String.valueOf(ProcessHandle.current().pid()));
        await(base + ".end");
        tell(base + ".done", "done");
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

    /** By position a file, by name what to write, and how often. */
    static void write(Arguments arguments) throws IOException {
        String word = arguments.get("word", String.class);
        int times = arguments.get("times", Integer.class);
        tell(arguments.get(0, String.class), word.repeat(times));
    }

    /** Tells what this process knows of itself. */
    static void describe(String file) throws IOException {
        ProcessInfo me = ThisProcess.info();
        ProcessInfo parent = ThisProcess.parent().orElseThrow();
        tell(file, me.name() + " " + me.pid() + " " + me.daemon() + " of " + parent.name() + " " + parent.pid());
    }

    /** Exits with 143, and goes on exiting for ever. */
    static void exitSlowly(String base) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                live(base);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }));
        System.exit(143);
    }
}
