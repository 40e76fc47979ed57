package ticketrace.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import ticketrace.lock.Grant;
import ticketrace.lock.JvmLock;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.file.FileChannelLock;
import ticketrace.lock.file.LockFile;
import ticketrace.lock.memory.FairLock;
import ticketrace.lock.memory.RobustLock;

/** The cost of one acquire and one release without contention. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OneProcess {

    private static final Duration ACQUIRE_LIMIT = Duration.ofMinutes(1);

    @Param({"jvm-lock", "lock-file", "file-lock", "fair-lock", "robust-lock"})
    public String lock;

    private Path folder;
    private ProcessLock opened;

    @Setup(Level.Trial)
    public void open() throws Exception {
        folder = Files.createTempDirectory("ticketrace-jmh");
        Path file = folder.resolve("alone.lock");
        opened = switch (lock) {
            case "lock-file" -> new LockFile(file);
            case "file-lock" -> FileChannelLock.withQueue(file);
            case "fair-lock" -> new FairLock(file);
            case "robust-lock" -> new RobustLock(file);
            default -> new JvmLock();
        };
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        opened.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Benchmark
    public Grant acquireAndRelease() throws Exception {
        Grant grant = opened.acquire(ACQUIRE_LIMIT);
        opened.release();
        return grant;
    }
}
