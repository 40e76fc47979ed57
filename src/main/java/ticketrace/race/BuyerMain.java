package ticketrace.race;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.Parent;

/**
 * The main class of a buyer process. It takes part in a race, rests until all others are through, and takes part in another
 * one or ends, as it is told. It loads no library, so that a hundred of it start in seconds.
 */
public final class BuyerMain implements BuyerProcess.Work {

    private final Handoff<BuyerSession> entered = new Handoff<>();
    private volatile BuyerSession newest;
    private @Nullable PrintStream log;

    private BuyerMain(BuyerTask first) {
        this.newest = new BuyerSession(first);
        entered.give(newest);
    }

    /** Runs one buyer; started by {@link Race}, of no use to anybody else. */
    public static void main(String[] arguments) throws InterruptedException {
        BuyerProcess.run(Protocol.VERSION, new BuyerMain(BuyerTask.fromArguments(arguments)));
    }

    @Override
    public void line(String line, Parent parent) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case Protocol.CLOCK -> parent.say(Protocol.CLOCK + " " + System.nanoTime());
            case Protocol.RACE -> {
                newest = new BuyerSession(BuyerTask.fromWords(line.substring(Protocol.RACE.length() + 1)));
                entered.give(newest);
            }
            case Protocol.END -> Runtime.getRuntime().halt(0); // it rests: all is closed
            default -> newest.hear(words); // in the pipe's order, so nothing is heard of the wrong race
        }
    }

    @Override
    public void run(Parent parent) throws IOException, InterruptedException {
        entered.take().run(parent);
        while (true) {
            parent.say(Protocol.DONE);
            BuyerSession next = entered.take();
            logTo(next.task());
            next.run(parent);
        }
    }

    /** In each race's folder is what was printed in that race; only the JVM's own last words go to the first. */
    private void logTo(BuyerTask task) throws IOException {
        PrintStream before = log;
        log = new PrintStream(new FileOutputStream(task.places().log().toFile()), true);
        System.setErr(log);
        if (before != null) {
            before.close();
        }
    }
}
