package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import ticketrace.launch.ChildListener;
import ticketrace.launch.LineProcess;

/**
 * Starts the processes of buyers. Each process exchanges the lines of {@code src/docs/protocol.md} with the launcher,
 * on its standard input and output. Its first line names the protocol and its version.
 *
 * <p>Today a buyer is a JVM on this machine: {@link JvmBuyers}.
 */
public interface BuyerLauncher {

    /**
     * The buyer to start.
     *
     * @param name the buyer's name, for people
     * @param arguments the arguments of its main method; no secret is among them
     * @param log the file for its standard error
     * @param givesWay whether it lets other processes have the processor first, when there is not enough for all
     */
    record BuyerStart(String name, List<String> arguments, Path log, boolean givesWay) {}

    /**
     * Starts a buyer.
     *
     * @param listener hears the buyer's lines and its end, on threads of the process
     * @throws IOException if the operating system cannot start it; the message names the buyer
     */
    LineProcess start(BuyerStart what, ChildListener listener) throws IOException;
}
