package ticketrace.race;

import java.io.IOException;
import ticketrace.launch.LineOut;

/** How the process of a buyer, of a free race or a stepped one, ends when its store, its lock or its history fails. */
public final class BuyerFailure {

    /** The word before one line for people, the last line of such a buyer. */
    public static final String ERROR = "error";

    /** Its exit code (EX_IOERR in sysexits.h). */
    static final int EXIT_IO_ERROR = 74;

    private BuyerFailure() {}

    /** What a buyer does; it comes back only when it has ended. */
    public interface Life {
        void live() throws IOException, InterruptedException;
    }

    /** Lives it; if it fails, tells the launcher why in one line, and ends the process. */
    public static void runOrEnd(LineOut launcher, Life life) throws InterruptedException {
        try {
            life.live();
        } catch (IOException | InternalError e) {
            // InternalError is how the JVM reports a mapped page that the disk could not take
            e.printStackTrace();
            launcher.say(ERROR + " " + String.valueOf(e.getMessage()).replace('\n', ' '));
            Runtime.getRuntime().halt(EXIT_IO_ERROR);
        }
    }
}
