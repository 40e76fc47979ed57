package ticketrace.race;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.Parent;

/**
 * What the process of a buyer does in free races. The buyer takes part in a race, and then waits until the launcher
 * tells it to take part in another race or to end. It loads no library, so that a hundred buyers start in seconds.
 */
public final class RacingBuyer implements BuyerMain.Work {

    private final Handoff<BuyerSession> sessions = new Handoff<>();
    private volatile BuyerSession newest;
    private @Nullable PrintStream log;

    /**
     * A buyer for its first race. Only a {@link BuyerPool} starts its process.
     *
     * @param arguments a {@link BuyerTask}
     */
    public RacingBuyer(String[] arguments) {
        this.newest = new BuyerSession(BuyerTask.fromArguments(arguments));
        sessions.give(newest);
    }

    @Override
    public String protocol() {
        return Protocol.VERSION;
    }

    @Override
    public void line(String line, Parent parent) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case Protocol.CLOCK -> parent.say(Protocol.CLOCK + " " + System.nanoTime());
            case Protocol.RACE -> {
                newest = new BuyerSession(BuyerTask.fromWords(line.substring(Protocol.RACE.length() + 1)));
                sessions.give(newest);
            }
            case Protocol.END -> Runtime.getRuntime().halt(0); // at rest, a buyer has closed all its files
            default -> newest.hear(words); // the pipe keeps the order of lines, so this line is about the newest race
        }
    }

    @Override
    public void run(Parent parent) throws IOException, InterruptedException {
        sessions.take().run(parent);
        while (true) {
            parent.say(Protocol.DONE);
            BuyerSession next = sessions.take();
            logTo(next.task());
            next.run(parent);
        }
    }

    /**
     * Sends standard error to the log of this race. What the JVM itself prints still goes to the log of its first race.
     */
    private void logTo(BuyerTask task) throws IOException {
        PrintStream before = log;
        log = new PrintStream(new FileOutputStream(task.places().log().toFile()), true);
        System.setErr(log);
        if (before != null) {
            before.close();
        }
    }
}
