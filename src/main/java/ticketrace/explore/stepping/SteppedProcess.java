package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.SteppingFailedException;
import ticketrace.launch.ChildListener;
import ticketrace.launch.LineProcess;
import ticketrace.launch.ProgressLimit;
import ticketrace.race.BuyerLauncher;
import ticketrace.race.Greeting;
import ticketrace.race.LogTail;

/** The process of one stepped buyer, as the launcher talks with it: an order, then its answer. */
final class SteppedProcess implements AutoCloseable {

    private static final String END = "";

    /** What every line begins with that a JVM prints about its crash. */
    private static final String CRASH = "#";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final LineProcess process;
    private final Path log;
    private final Duration standstill;
    private String name = "a buyer";

    private SteppedProcess(BuyerLauncher launcher, BuyerLauncher.BuyerStart start, Duration standstill)
            throws IOException {
        this.log = start.log();
        this.standstill = standstill;
        ChildListener listener = new ChildListener() {
            @Override
            public void line(String line) {
                if (!line.startsWith(CRASH)) { // then its end follows
                    lines.add(line);
                }
            }

            @Override
            public void ended() {
                lines.add(END);
            }
        };
        this.process = launcher.start(start, new Greeting(Protocol.VERSION, Protocol.wordsOfABuyer(), listener));
    }

    /** Starts one that may stand still for so long before it answers. */
    static SteppedProcess start(BuyerLauncher launcher, BuyerLauncher.BuyerStart start, Duration standstill)
            throws IOException {
        return new SteppedProcess(launcher, start, standstill);
    }

    long pid() {
        return process.pid();
    }

    String name() {
        return name;
    }

    /** Has it be that buyer. */
    void open(String buyer, String access) {
        name = buyer;
        say(Protocol.OPEN + " " + buyer + " " + access);
    }

    void say(String order) {
        process.send(order);
    }

    /**
     * Its next line, if it says one in time.
     *
     * @throws SteppingFailedException if it has ended, or says that something failed
     */
    @Nullable
    String hear(long nanos) throws SteppingFailedException {
        String line;
        try {
            line = lines.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SteppingFailedException("interrupted while waiting for " + name);
        }
        if (line == null) {
            return null;
        }
        if (line.equals(END)) {
            lines.add(END);
            throw new SteppingFailedException(name + " (pid " + pid() + ") " + process.howItEnded() + LogTail.of(log));
        }
        if (line.startsWith(Protocol.ERROR)) {
            throw new SteppingFailedException(name + " failed: " + line.substring(Protocol.ERROR.length() + 1));
        }
        return line;
    }

    /** Its next line. */
    String hear(String doing) throws SteppingFailedException {
        ProgressLimit wait = limit();
        String line = hear(wait.nanosToLook());
        while (line == null) {
            if (wait.isOver()) {
                throw silence(doing, wait);
            }
            line = hear(wait.nanosToLook());
        }
        return line;
    }

    /** How long it may say nothing, from now on. */
    ProgressLimit limit() {
        return ProgressLimit.on(standstill, pid());
    }

    /** That it has said nothing for too long. */
    SteppingFailedException silence(String doing, ProgressLimit over) {
        return new SteppingFailedException(
                name + " (pid " + pid() + ") did not come back from " + doing + " " + over.words());
    }

    /** Waits for that word, and lets pass what it says before. */
    void hearUntil(String word, String doing) throws SteppingFailedException {
        for (String line = hear(doing); !line.equals(word); line = hear(doing)) {
            // said before it heard the order
        }
    }

    /** Kills it (SIGKILL), and waits until it is gone. */
    void kill() {
        process.close();
    }

    @Override
    public void close() {
        process.close();
    }
}
