import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.file.FileChannelLock;
import ticketrace.lock.file.LockFile;
import ticketrace.lock.memory.FairLock;
import ticketrace.lock.memory.RobustLock;

/**
 * Measures one lock of Ticketrace alone. Each process is a JVM that acquires the lock, decrements a number in shared
 * memory and releases the lock, again and again.
 *
 * <pre>
 *   java -cp JAR LockAlone.java KIND FOLDER PROCESSES MILLIS
 * </pre>
 *
 * All processes first warm up together on another lock of the same kind, because the compiler must see a contended
 * lock, too. The warm-up is longer with more processes. Prints the same document as the C peer.
 */
public final class LockAlone {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int NUMBER = 64;
    private static final int ROUNDS_PER_CLOCK_CHECK = 16;
    private static final Duration ACQUIRE_LIMIT = Duration.ofMinutes(1);
    private static final long START_LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);
    private static final long WARM_UP_NANOS_PER_PROCESS = TimeUnit.MILLISECONDS.toNanos(100);

    private LockAlone() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("process")) {
            process(arguments[1], Path.of(arguments[2]), Long.parseLong(arguments[3]), Long.parseLong(arguments[4]));
        } else {
            race(arguments[0], Path.of(arguments[1]), Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
        }
    }

    private static void race(String kind, Path folder, int processes, long millis) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        long warmUp = WARM_UP_NANOS + processes * WARM_UP_NANOS_PER_PROCESS;
        List<Process> children = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                children.add(new ProcessBuilder(
                                java,
                                // JVMs that start together may print warnings about its file to standard output
                                "-XX:-UsePerfData",
                                "-XX:+UseSerialGC",
                                "-Xmx32m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "LockAlone",
                                "process",
                                kind,
                                folder.toString(),
                                String.valueOf(warmUp),
                                String.valueOf(TimeUnit.MILLISECONDS.toNanos(millis)))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
            }
            List<BufferedReader> outputs = new ArrayList<>();
            for (Process child : children) {
                outputs.add(new BufferedReader(new InputStreamReader(child.getInputStream())));
            }
            start(children, outputs); // warming up
            start(children, outputs);
            List<String> acquired = new ArrayList<>();
            for (BufferedReader each : outputs) {
                String count = each.readLine();
                if (count == null) {
                    throw new IOException("a process failed");
                }
                acquired.add(count);
            }
            long fell = -(long) LONG.getVolatile(map(folder.resolve("number")), NUMBER);
            System.out.println("{\"fell\":" + fell + ",\"acquired\":[" + String.join(",", acquired) + "]}");
        } finally {
            children.forEach(Process::destroyForcibly);
        }
    }

    private static void start(List<Process> children, List<BufferedReader> outputs) throws IOException {
        for (BufferedReader each : outputs) {
            if (!"ready".equals(each.readLine())) {
                throw new IOException("a process did not reach the start line");
            }
        }
        long start = System.nanoTime() + START_LEAD_NANOS;
        for (Process child : children) {
            child.getOutputStream().write((start + "\n").getBytes());
            child.getOutputStream().flush();
        }
    }

    private static void process(String kind, Path folder, long warmUpNanos, long nanos) throws Exception {
        BufferedReader signals = new BufferedReader(new InputStreamReader(System.in));
        acquireRepeatedly(kind, folder.resolve("warm-up"), folder.resolve("warm-up-number"), signals, warmUpNanos);
        System.out.println(acquireRepeatedly(kind, folder.resolve("lock"), folder.resolve("number"), signals, nanos));
    }

    private static long acquireRepeatedly(String kind, Path file, Path number, BufferedReader signals, long nanos)
            throws Exception {
        MappedByteBuffer memory = map(number);
        try (ProcessLock lock = open(kind, file)) {
            System.out.println("ready");
            long start = Long.parseLong(signals.readLine());
            while (System.nanoTime() < start) {
                Thread.onSpinWait();
            }
            return acquireRepeatedly(lock, memory, start + nanos);
        }
    }

    private static long acquireRepeatedly(ProcessLock lock, MappedByteBuffer memory, long end) throws Exception {
        long acquired = 0;
        do {
            for (int i = 0; i < ROUNDS_PER_CLOCK_CHECK; i++) {
                if (lock.acquire(ACQUIRE_LIMIT) == null) {
                    throw new IOException("no lock within " + ACQUIRE_LIMIT);
                }
                LONG.set(memory, NUMBER, (long) LONG.get(memory, NUMBER) - 1);
                lock.release();
                acquired++;
            }
        } while (System.nanoTime() < end);
        return acquired;
    }

    private static ProcessLock open(String kind, Path file) throws IOException {
        return switch (kind) {
            case "lock-file" -> new LockFile(file);
            case "file-lock" -> FileChannelLock.withQueue(file);
            case "fair-lock" -> new FairLock(file);
            case "robust-lock" -> new RobustLock(file);
            default -> throw new IOException("no lock " + kind);
        };
    }

    private static MappedByteBuffer map(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, 4096);
        }
    }
}
