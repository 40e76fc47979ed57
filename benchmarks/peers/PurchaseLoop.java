import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The purchase as a bare loop with {@link FileChannel}, without code of Ticketrace: no history, no choice of guards, no
 * wait queue, no time limit. It shows the cost of the five system calls of {@code purchase.c} through the JDK.
 *
 * <pre>
 *   java -cp CLASSES PurchaseLoop optimizing|quick FOLDER BUYERS TICKETS
 * </pre>
 *
 * Every buyer is a JVM with that compiler and warms up in its own folder. Prints the same document as {@code
 * purchase.c} and writes the same files.
 */
public final class PurchaseLoop {

    private static final long START_LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long AWAKE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final int WARM_UP = 20_000;
    private static final int LINE_BYTES = 64;

    private final FileChannel lock;
    private final FileChannel count;
    private final FileChannel sales;
    private final ByteBuffer number = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer line = ByteBuffer.allocateDirect(LINE_BYTES);
    private final byte[] name;
    private final byte[] digits = new byte[20];

    private PurchaseLoop(Path folder, String buyer) throws IOException {
        lock = FileChannel.open(folder.resolve("tickets.lock"), StandardOpenOption.WRITE);
        count = FileChannel.open(folder.resolve("count.bin"), StandardOpenOption.READ, StandardOpenOption.WRITE);
        sales = FileChannel.open(folder.resolve("sales.csv"), StandardOpenOption.APPEND);
        name = ("," + buyer + ",").getBytes(StandardCharsets.US_ASCII);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("buyer")) {
            buyer(Path.of(arguments[1]), arguments[2], Integer.parseInt(arguments[3]));
        } else {
            race(arguments[0], Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        }
    }

    private static void race(String compiler, Path folder, int buyers, int tickets) throws Exception {
        createStore(folder, tickets);
        List<Process> children = new ArrayList<>();
        try {
            for (int i = 1; i <= buyers; i++) {
                children.add(fork(compiler, folder, String.format(Locale.ROOT, "buyer-%02d", i), tickets / buyers));
            }
            List<BufferedReader> outputs = new ArrayList<>();
            for (Process child : children) {
                BufferedReader lines = new BufferedReader(new InputStreamReader(child.getInputStream()));
                if (!"ready".equals(lines.readLine())) {
                    throw new IOException("a buyer did not reach the start line");
                }
                outputs.add(lines);
            }
            long start = System.nanoTime() + START_LEAD_NANOS;
            for (Process child : children) {
                child.getOutputStream().write((start + "\n").getBytes(StandardCharsets.US_ASCII));
                child.getOutputStream().flush();
            }
            long sold = 0;
            long end = start;
            for (BufferedReader each : outputs) {
                String line = each.readLine();
                if (line == null) {
                    throw new IOException("a buyer failed");
                }
                String[] soldAndEnd = line.split(" ");
                sold += Long.parseLong(soldAndEnd[0]);
                end = Math.max(end, Long.parseLong(soldAndEnd[1]));
            }
            double seconds = (end - start) / 1e9;
            System.out.printf(Locale.ROOT, "{\"sold\":%d,\"ticketsPerSecond\":%.1f}%n", sold, sold / seconds);
        } finally {
            children.forEach(Process::destroyForcibly);
        }
    }

    private static Process fork(String compiler, Path folder, String buyer, int share) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (compiler.equals("quick")) {
            command.add("-XX:TieredStopAtLevel=1");
        } else {
            // so that the JVM has compiled the loop when the warm-up ends
            command.add("-XX:-BackgroundCompilation");
        }
        // JVMs that start together may print warnings about its file to standard output
        command.add("-XX:-UsePerfData");
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx32m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("PurchaseLoop", "buyer", folder.toString(), buyer, String.valueOf(share)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void createStore(Path folder, int tickets) throws IOException {
        ByteBuffer count =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, tickets);
        Files.write(folder.resolve("count.bin"), count.array());
        Files.writeString(folder.resolve("sales.csv"), "seat,buyer,purchase\n");
        Files.createFile(folder.resolve("tickets.lock"));
    }

    private static void buyer(Path folder, String name, int share) throws Exception {
        Path scratch = Files.createDirectory(folder.resolve(name));
        createStore(scratch, Math.min(WARM_UP, share));
        new PurchaseLoop(scratch, name).buyAll();
        PurchaseLoop loop = new PurchaseLoop(folder, name);
        System.out.println("ready");
        long start = Long.parseLong(new BufferedReader(new InputStreamReader(System.in)).readLine());
        TimeUnit.NANOSECONDS.sleep(start - System.nanoTime() - AWAKE_NANOS);
        while (System.nanoTime() < start) {
            Thread.onSpinWait();
        }
        long sold = loop.buyAll();
        System.out.println(sold + " " + System.nanoTime());
    }

    private long buyAll() throws IOException {
        for (long sold = 0; ; sold++) {
            if (!buy(sold + 1)) {
                return sold;
            }
        }
    }

    private boolean buy(long purchase) throws IOException {
        FileLock held = lock.lock();
        try {
            expect(Long.BYTES, count.read(number.clear(), 0));
            long seat = number.getLong(0);
            if (seat == 0) {
                return false;
            }
            number.putLong(0, seat - 1);
            expect(Long.BYTES, count.write(number.clear(), 0));
            put(line.clear(), seat);
            line.put(name);
            put(line, purchase);
            line.put((byte) '\n').flip();
            expect(line.limit(), sales.write(line));
            return true;
        } finally {
            held.release();
        }
    }

    private void put(ByteBuffer to, long value) {
        int length = 0;
        for (long rest = value; length == 0 || rest > 0; rest /= 10) {
            digits[length++] = (byte) ('0' + rest % 10);
        }
        while (length > 0) {
            to.put(digits[--length]);
        }
    }

    private static void expect(int asked, int done) {
        if (done != asked) {
            throw new IllegalStateException(done + " of " + asked + " bytes");
        }
    }
}
