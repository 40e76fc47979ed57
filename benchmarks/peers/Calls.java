import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Measures each system call of a purchase through {@link FileChannel}, in one process and without contention. A bare
 * loop that uses no code of Ticketrace.
 *
 * <pre>java Calls FOLDER TIMES</pre>
 *
 * Makes the same calls as {@code calls.c}. Makes each call TIMES times so that the JVM compiles it, then TIMES times to
 * measure it.
 */
final class Calls {

    private static final ByteBuffer COUNT = ByteBuffer.allocateDirect(8);
    private static final byte[] LINE = "1234567,buyer-01,12345\n".getBytes(StandardCharsets.US_ASCII);

    private interface Call {
        void make() throws IOException;
    }

    private Calls() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        ByteBuffer line = ByteBuffer.allocateDirect(LINE.length).put(LINE);
        try (FileChannel counts =
                        opened(folder.resolve("count.bin"), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel sales = opened(folder.resolve("sales.csv"), StandardOpenOption.APPEND);
                FileChannel lock = opened(folder.resolve("tickets.lock"), StandardOpenOption.WRITE)) {
            Call locked = () -> lock.lock().release();
            Call read = () -> expect(COUNT.capacity(), counts.read(COUNT.clear(), 0));
            Call written = () -> expect(COUNT.capacity(), counts.write(COUNT.clear(), 0));
            Call appended = () -> expect(LINE.length, sales.write(line.clear()));
            written.make();
            System.out.printf(
                    Locale.ROOT,
                    "{\"lock\":%.1f,\"read\":%.1f,\"write\":%.1f,\"append\":%.1f}%n",
                    nanos(locked, times),
                    nanos(read, times),
                    nanos(written, times),
                    nanos(appended, times));
        }
    }

    private static FileChannel opened(Path file, StandardOpenOption... options) throws IOException {
        StandardOpenOption[] all = java.util.Arrays.copyOf(options, options.length + 1);
        all[options.length] = StandardOpenOption.CREATE;
        return FileChannel.open(file, all);
    }

    private static double nanos(Call call, int times) throws IOException {
        make(call, times);
        long from = System.nanoTime();
        make(call, times);
        return (double) (System.nanoTime() - from) / times;
    }

    private static void make(Call call, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            call.make();
        }
    }

    private static void expect(int asked, int done) {
        if (done != asked) {
            throw new IllegalStateException(done + " of " + asked + " bytes");
        }
    }
}
