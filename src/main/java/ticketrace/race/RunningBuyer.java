package ticketrace.race;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.ChildListener;
import ticketrace.launch.LineProcess;
import ticketrace.launch.ProgressLimit;
import ticketrace.run.BuyerInfo;
import ticketrace.run.EndReports;
import ticketrace.run.RunFolder;

/**
 * A buyer process as the launcher sees it: in a race, at rest after it, or ended. Its lines come through the queue. For
 * the launcher's thread; any thread may call {@link #isRacing} and {@link #kill()}.
 */
final class RunningBuyer implements AutoCloseable {

    /** A line that a buyer said; null if the buyer has ended. */
    record Event(RunningBuyer buyer, @Nullable String line) {

        /** The first word of the line; empty if the buyer has ended. */
        String word() {
            return line == null ? "" : line.split(" ", 2)[0];
        }

        /** What follows the first word. */
        String rest() {
            int space = line == null ? -1 : line.indexOf(' ');
            return line == null || space < 0 ? "" : line.substring(space + 1);
        }

        boolean isEnd() {
            return line == null;
        }
    }

    private final String name;
    private final LineProcess process;
    private volatile boolean racing = true;
    private volatile boolean ended;
    private volatile boolean killed;
    private boolean fromEarlierRace;
    private boolean ready;
    private @Nullable String killedFor;
    private @Nullable String error;
    private @Nullable String endReport;

    private RunningBuyer(BuyerTask task, BlockingQueue<Event> events, BuyerLauncher launcher, boolean givesWay)
            throws IOException {
        this.name = task.name();
        RunningBuyer self = this;
        ChildListener listener = new ChildListener() {
            @Override
            public void line(String line) {
                events.add(new Event(self, line));
            }

            @Override
            public void ended() {
                events.add(new Event(self, null));
            }
        };
        this.process = launcher.start(
                new BuyerLauncher.BuyerStart(
                        name, task.toArguments(), task.places().log(), givesWay),
                new Greeting(Protocol.VERSION, Protocol.wordsOfABuyer(), listener));
    }

    /** Starts a buyer, which takes part in a race. */
    static RunningBuyer start(BuyerTask task, BlockingQueue<Event> events, BuyerLauncher launcher, boolean givesWay)
            throws IOException {
        return new RunningBuyer(task, events, launcher, givesWay);
    }

    /** Lets a buyer at rest take part in another race. */
    void joinRace(BuyerTask task) {
        racing = true;
        fromEarlierRace = true;
        ready = false;
        endReport = null;
        send(Protocol.RACE + " " + task.toWords());
    }

    String name() {
        return name;
    }

    BuyerInfo info() {
        return new BuyerInfo(name, process.pid());
    }

    void send(String line) {
        process.send(line);
    }

    /**
     * Tells a buyer at rest to end, and waits until it has ended, or stands still for {@link RunningBuyers#END_LIMIT}.
     */
    void end() throws InterruptedException {
        send(Protocol.END);
        boolean ignored = ProgressLimit.on(RunningBuyers.END_LIMIT, process.pid())
                .await(nanos -> process.join(Duration.ofNanos(nanos)));
    }

    void kill() {
        killed = true;
        process.kill();
    }

    /** Kills the buyer. Its failure then says {@code why}, unless the launcher killed it before. */
    void kill(String why) {
        if (!killed) {
            killedFor = why;
        }
        kill();
    }

    /** Notes what the event tells about the buyer: where it is in the race, an error, or its end. */
    void note(Event event) {
        if (event.isEnd()) {
            ended = true;
            racing = false;
        } else if (event.word().equals(Protocol.READY)) {
            fromEarlierRace = false;
            ready = true;
        } else if (event.word().equals(Protocol.DONE)) {
            racing = false;
        } else if (event.word().equals(Protocol.ERROR)) {
            error = event.rest();
        } else if (event.word().equals(Protocol.ENDED)) {
            endReport = event.rest();
        }
    }

    /** Its report of its end; without words if it records a history, or died before it reported. */
    EndReports.EndReport endReport() {
        return new EndReports.EndReport(info(), endReport);
    }

    /** Whether its process lives, in a race or at rest. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it takes part in a race: it has not ended, and has not said that it is done. */
    boolean isRacing() {
        return racing;
    }

    /** Whether it takes part in a race, and the launcher has not killed it. */
    boolean isRacingAndAlive() {
        return racing && !killed;
    }

    /** Whether it stands at the start line, or has left it. */
    boolean isReady() {
        return ready;
    }

    /** Whether it took part in a race before this one, and has not come to the start line yet. */
    boolean isFromEarlierRace() {
        return fromEarlierRace;
    }

    /** Whether it is done with its race, and waits for another race or for the order to end. */
    boolean isAtRest() {
        return !racing && !ended && process.isAlive();
    }

    /** Its exit code, negative for a signal; 0 if it is at rest; null while it races. */
    @Nullable
    Integer exitCode() {
        if (isAtRest()) {
            return 0;
        }
        return process.exitCode().isPresent() ? process.exitCode().getAsInt() : null;
    }

    /** The error that it reported, in one line for people; null if it reported none. */
    @Nullable
    String error() {
        return error;
    }

    /** Whether it ended with an exit code other than 0. */
    boolean hasFailed() {
        Integer code = exitCode();
        return code != null && code != 0;
    }

    /** How it ended, in words that follow its name: by a signal, with an exit code, or in a crash. */
    String howItEnded() {
        return process.howItEnded();
    }

    /** Why it failed, in one line for people. */
    String failure(RunFolder folder) {
        if (error != null) {
            return name + " failed: " + error;
        }
        String why = killedFor == null ? "" : ": it " + killedFor;
        return name + " (pid " + process.pid() + ") " + howItEnded() + why + LogTail.of(folder.logOf(name));
    }

    @Override
    public void close() {
        process.close();
    }
}
