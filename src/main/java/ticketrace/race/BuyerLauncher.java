package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import ticketrace.launch.ChildListener;
import ticketrace.launch.LineProcess;

/**
 * Starts the processes of buyers. What it starts speaks the lines of {@code src/docs/protocol.md} on its standard input and
 * output; the first line that a buyer says names the protocol and its version.
 *
 * <p>Today a buyer is a JVM on this machine: {@link JvmBuyers}.
 */
public interface BuyerLauncher {

    /**
     * What is to be started.
     *
     * @param name the buyer's name, for people
     * @param arguments of its main method: no secret is among them
     * @param log where its standard error goes
     * @param givesWay whether it lets others have the processor first, when there is not enough for all
     */
    record BuyerStart(String name, List<String> arguments, Path log, boolean givesWay) {}

    /**
     * Starts one.
     *
     * @param listener hears what it says and that it has ended, on threads of the process
     * @throws IOException if the operating system cannot start it; the message says what was to be started
     */
    LineProcess start(BuyerStart what, ChildListener listener) throws IOException;
}
