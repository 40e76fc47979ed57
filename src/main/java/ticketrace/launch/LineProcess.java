package ticketrace.launch;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * A process that this one has started and with which it exchanges lines of UTF-8. What it says, and that it has ended, is
 * told to a {@link ChildListener}.
 *
 * <p>Thread safety: any thread.
 */
public interface LineProcess extends AutoCloseable {

    /** Its process ID, on the machine on which it runs. */
    long pid();

    boolean isAlive();

    /** Tells it one line. A process that has ended, or does not read any more, does not get it. */
    void send(String line);

    /**
     * Waits for it to end.
     *
     * @return whether it has ended
     */
    boolean join(Duration limit) throws InterruptedException;

    /** Its exit code, -N if signal N ended it; absent while it runs. */
    OptionalInt exitCode();

    /** How it ended, in words that follow its name; that it runs, if it does. */
    String howItEnded();

    /** Ends it now (SIGKILL): nothing in it is cleaned up. Harmless when it has ended. */
    void kill();

    /** Kills it if it still runs, waits until it is gone, and closes the pipes. Closing twice is fine. */
    @Override
    void close();
}
