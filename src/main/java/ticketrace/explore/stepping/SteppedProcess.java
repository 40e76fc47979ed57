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

/** The launcher's side of one stepped buyer's process: sends an order, then waits for the answer. For one thread. */
final class SteppedProcess implements AutoCloseable {

    private static final String END = "";

    /** The beginning of every line that a JVM prints about its own crash. */
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
                if (!line.startsWith(CRASH)) { // after a crash report, the end of the process follows
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

    /**
     * Starts a process.
     *
     * @param standstill how long the process may stand still before it answers
     */
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

    /** Tells the process to be that buyer. */
    void open(String buyer, String access) {
        name = buyer;
        say(Protocol.OPEN + " " + buyer + " " + access);
    }

    void say(String order) {
        process.send(order);
    }

    /**
     * Returns the next line of the process; null if it says nothing within {@code nanos}.
     *
     * @throws SteppingFailedException if the process has ended or reports an error, or the thread was interrupted
     */
    @Nullable
    String nextLine(long nanos) throws SteppingFailedException {
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

    /**
     * Waits for the next line of the process.
     *
     * @param doing what the process is doing, for messages
     * @throws SteppingFailedException if the process stands still for too long, and as {@link #nextLine(long)}
     */
    String nextLine(String doing) throws SteppingFailedException {
        ProgressLimit wait = limit();
        String line = nextLine(wait.nanosToLook());
        while (line == null) {
            if (wait.isOver()) {
                throw noAnswer(doing, wait);
            }
            line = nextLine(wait.nanosToLook());
        }
        return line;
    }

    /** Begins a new limit for the time in which the process may stand still. */
    ProgressLimit limit() {
        return ProgressLimit.on(standstill, pid());
    }

    /** Makes the exception for a process that did not answer within its limit. */
    SteppingFailedException noAnswer(String doing, ProgressLimit over) {
        return new SteppingFailedException(
                name + " (pid " + pid() + ") did not answer in " + doing + " " + over.words());
    }

    /** Waits until the process says {@code word}, and ignores its lines before that. */
    void awaitLine(String word, String doing) throws SteppingFailedException {
        for (String line = nextLine(doing); !line.equals(word); line = nextLine(doing)) {
            // the process said this line before it got the order
        }
    }

    /** Kills the process (SIGKILL), and waits until it has ended. */
    void kill() {
        process.close();
    }

    @Override
    public void close() {
        process.close();
    }
}
