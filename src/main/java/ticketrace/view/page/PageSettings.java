package ticketrace.view.page;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the classroom page's server.
 *
 * @param bind the address to listen on; null for this machine's own 127.0.0.1, and then the page needs no access code
 * @param port the port; 0 for any free port
 * @param runs the directory of the races' folders
 * @param limits the limits of what browsers may ask for
 * @param scenarios the scenarios that a browser can choose
 * @param reports makes the report of a run
 */
public record PageSettings(
        @Nullable InetAddress bind,
        int port,
        Path runs,
        PageLimits limits,
        List<Scenario> scenarios,
        ReportMaker reports) {}
