package ticketrace.race;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import ticketrace.process.ForkedJvm;
import ticketrace.process.JvmBuilder;
import ticketrace.process.JvmListener;

/** A buyer process as the launcher sees it. Owned by the launcher's thread; what it says arrives through the queue. */
final class RunningBuyer implements AutoCloseable {

    /** Something that a buyer said; a null line is its end. */
    record Event(RunningBuyer buyer, @Nullable String line) {

        /** The word it begins with. */
        String word() {
            return line == null ? "" : line.split(" ", 2)[0];
        }

        /** What follows the word. */
        String rest() {
            int space = line == null ? -1 : line.indexOf(' ');
            return line == null || space < 0 ? "" : line.substring(space + 1);
        }

        boolean isEnd() {
            return line == null;
        }
    }

    /**
     * A purchase is mostly system calls, so the optimizing compiler gains it little; but its threads, one in every JVM,
     * compete with the buyers for the cores, in the middle of the race. With it eight buyers on two cores sold a quarter
     * as fast.
     */
    private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private final BuyerTask task;
    private final ForkedJvm process;
    private volatile boolean ended;
    private @Nullable String error;

    private RunningBuyer(BuyerTask task, BlockingQueue<Event> events, RunFolder folder, boolean givesWay)
            throws IOException {
        this.task = task;
        RunningBuyer self = this;
        this.process = new JvmBuilder(task.name(), BuyerMain.class)
                .arguments(task.toArguments())
                .jvmOption(QUICK_COMPILER_ONLY)
                .givesWay(givesWay)
                .errorsTo(folder.logOf(task.name()))
                .start(new JvmListener() {
                    @Override
                    public void line(String line) {
                        events.add(new Event(self, line));
                    }

                    @Override
                    public void ended() {
                        events.add(new Event(self, null));
                    }
                });
    }

    static RunningBuyer start(BuyerTask task, BlockingQueue<Event> events, RunFolder folder, boolean givesWay)
            throws IOException {
        return new RunningBuyer(task, events, folder, givesWay);
    }

    String name() {
        return task.name();
    }

    BuyerInfo info() {
        return new BuyerInfo(name(), process.pid());
    }

    void send(String line) {
        process.send(line);
    }

    void kill() {
        process.kill();
    }

    /** Takes note of an error that it told, or of its end. */
    void note(Event event) {
        if (event.isEnd()) {
            ended = true;
        } else if (event.word().equals(Protocol.ERROR)) {
            error = event.rest();
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** Its exit code, negative for a signal; null while it runs. */
    @Nullable
    Integer exitCode() {
        return process.exitCode().isPresent() ? process.exitCode().getAsInt() : null;
    }

    /** The error it told, in one line for people; null if it told none. */
    @Nullable
    String error() {
        return error;
    }

    /** Whether it ended otherwise than it should. */
    boolean hasFailed() {
        Integer code = exitCode();
        return code != null && code != 0;
    }

    /** How it failed, in one line for people. */
    String failure(RunFolder folder) {
        if (error != null) {
            return name() + " failed: " + error;
        }
        int code = process.exitCode().orElse(0);
        String how = code < 0 ? "was ended by signal " + -code : "ended with exit code " + code;
        return name() + " (pid " + process.pid() + ") " + how + LogTail.of(folder.logOf(name()));
    }

    @Override
    public void close() {
        process.close();
    }
}
