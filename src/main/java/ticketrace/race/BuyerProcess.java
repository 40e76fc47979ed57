package ticketrace.race;

import java.io.IOException;
import ticketrace.launch.Parent;

/**
 * The process of a buyer, of a free race or of a stepped one: it greets the launcher, obeys it, and ends. If its store, its
 * lock or its history fails, it tells the launcher why in one line and ends with {@link #EXIT_IO_ERROR}.
 */
public final class BuyerProcess {

    /** The first word of the last line of a buyer that fails; one line for people follows. */
    public static final String ERROR = "error";

    /** The exit code of a buyer that fails (EX_IOERR in sysexits.h). */
    static final int EXIT_IO_ERROR = 74;

    private BuyerProcess() {}

    /** What a buyer does in its process. It hears the launcher's lines on a thread of the pipe. */
    public interface Work extends Parent.Listener {

        /** Does the work on the calling thread. The process ends in here; this method returns only by an exception. */
        void run(Parent launcher) throws IOException, InterruptedException;
    }

    /**
     * Does this work.
     *
     * @param protocol the name and version of the protocol that the buyer speaks
     */
    public static void run(String protocol, Work work) throws InterruptedException {
        Parent launcher = Parent.listen(work);
        launcher.say(Greeting.PROTOCOL + " " + protocol);
        try {
            work.run(launcher);
        } catch (IOException | InternalError e) {
            // InternalError is how the JVM reports a mapped page that the disk could not take
            e.printStackTrace();
            launcher.say(ERROR + " " + String.valueOf(e.getMessage()).replace('\n', ' '));
            Runtime.getRuntime().halt(EXIT_IO_ERROR);
        }
    }
}
