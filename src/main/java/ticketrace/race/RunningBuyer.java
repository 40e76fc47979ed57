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
 * A buyer process as the launcher sees it: in a race, at rest after it, or ended. Owned by the launcher's thread; what it
 * says arrives through the queue.
 */
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

    private final String name;
    private final LineProcess process;
    private volatile boolean racing = true;
    private volatile boolean ended;
    private volatile boolean killed;
    private boolean stayedOn;
    private boolean ready;
    private @Nullable String killedFor;
    private @Nullable String error;
    private @Nullable String toldEnd;

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

    /** Starts one, to take part in a race. */
    static RunningBuyer start(BuyerTask task, BlockingQueue<Event> events, BuyerLauncher launcher, boolean givesWay)
            throws IOException {
        return new RunningBuyer(task, events, launcher, givesWay);
    }

    /** Has one that is at rest take part in another race. */
    void enter(BuyerTask task) {
        racing = true;
        stayedOn = true;
        ready = false;
        toldEnd = null;
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

    /** Has it end, while it is at rest, and waits for that, unless it stands still. */
    void end() throws InterruptedException {
        send(Protocol.END);
        boolean ignored = ProgressLimit.on(RunningBuyers.END_LIMIT, process.pid())
                .await(nanos -> process.join(Duration.ofNanos(nanos)));
    }

    void kill() {
        killed = true;
        process.kill();
    }

    /** Kills it, because of something that is to be said of its end; of one that was killed before, nothing is. */
    void kill(String why) {
        if (!killed) {
            killedFor = why;
        }
        kill();
    }

    /** Takes note of where it stands, of an error that it told, or of its end. */
    void note(Event event) {
        if (event.isEnd()) {
            ended = true;
            racing = false;
        } else if (event.word().equals(Protocol.READY)) {
            stayedOn = false;
            ready = true;
        } else if (event.word().equals(Protocol.DONE)) {
            racing = false;
        } else if (event.word().equals(Protocol.ERROR)) {
            error = event.rest();
        } else if (event.word().equals(Protocol.ENDED)) {
            toldEnd = event.rest();
        }
    }

    /** What it told of its end: nothing, if it records it or did not live to tell. */
    EndReports.EndReport endReport() {
        return new EndReports.EndReport(info(), toldEnd);
    }

    /** Whether it takes part in a race: it has neither ended nor closed its history. */
    boolean isRacing() {
        return racing;
    }

    /** Whether it races, and will go on with it: nobody has killed it. */
    boolean goesOn() {
        return racing && !killed;
    }

    /** Whether it stands at the start line, or has left it. */
    boolean isReady() {
        return ready;
    }

    /** Whether it took part in a race before this one, and has not come to the start line yet. */
    boolean hasStayedOn() {
        return stayedOn;
    }

    /** Whether it is through with its race, and waits for another one or to be told to end. */
    boolean isAtRest() {
        return !racing && !ended && process.isAlive();
    }

    /** Its exit code, negative for a signal, 0 if it rests after a race in good order; null while it races. */
    @Nullable
    Integer exitCode() {
        if (isAtRest()) {
            return 0;
        }
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

    /** By a signal, with an exit code, in a crash: words that follow its name. */
    String howItEnded() {
        return process.howItEnded();
    }

    /** How it failed, in one line for people. */
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
