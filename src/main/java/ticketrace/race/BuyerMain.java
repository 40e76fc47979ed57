package ticketrace.race;

import java.io.IOException;
import java.util.Arrays;
import ticketrace.launch.Parent;
import ticketrace.plugin.PlugInClass;

/**
 * The main class of a buyer's process, in a free race and in a stepped one: it greets the launcher, does its work, and
 * ends. If its store, its lock or its history fails, it tells the launcher why in one line and ends with
 * {@link #EXIT_IO_ERROR}.
 */
public final class BuyerMain {

    /** The first word of the last line of a buyer that fails; one line for people follows. */
    public static final String ERROR = "error";

    /** The exit code of a buyer that fails (EX_IOERR in sysexits.h). */
    static final int EXIT_IO_ERROR = 74;

    private BuyerMain() {}

    /**
     * What a buyer does in its process. It hears the launcher's lines on a thread of the pipe. Its class has a public
     * constructor that takes its arguments, a {@code String[]}.
     */
    public interface Work extends Parent.Listener {

        /** The name and the version of the protocol that the buyer speaks. */
        String protocol();

        /** Does the work on the calling thread. The process ends in here; this method returns only by an exception. */
        void run(Parent launcher) throws IOException, InterruptedException;
    }

    /** Does the work whose class is the first argument. The other arguments are the work's. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Work work = PlugInClass.make(Work.class, arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
        Parent launcher = Parent.listen(work);
        launcher.say(Greeting.PROTOCOL + " " + work.protocol());
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
