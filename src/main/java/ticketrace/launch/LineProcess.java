package ticketrace.launch;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * A child process that exchanges lines of UTF-8 with this process. It calls a {@link ChildListener} for each line that
 * the child prints, and when the child has ended.
 *
 * <p>Thread safety: any thread.
 */
public interface LineProcess extends AutoCloseable {

    /** Its pid on the machine on which it runs. */
    long pid();

    boolean isAlive();

    /** Sends it one line. A process that has ended or reads no more does not get the line. */
    void send(String line);

    /**
     * Waits for it to end.
     *
     * @return whether it has ended
     */
    boolean join(Duration limit) throws InterruptedException;

    /** Its exit code, -N if signal N ended it; absent while it runs. */
    OptionalInt exitCode();

    /** How it ended, or that it is running, in words that follow its name. */
    String howItEnded();

    /** Ends it now (SIGKILL): it cleans up nothing. Does nothing if it has ended. */
    void kill();

    /** Kills it if it is running, waits until it has ended, and closes the pipes. Closing twice is fine. */
    @Override
    void close();
}
