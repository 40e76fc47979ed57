package ticketrace.view.page;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the classroom page is served with.
 *
 * @param bind the address to listen on; null for this machine's own 127.0.0.1, and then no access code is asked for
 * @param port the port; 0 for one that is free
 * @param runs where the folders of races are made and looked for
 * @param limits how much a browser may ask for
 * @param scenarios ready-made cases to choose from
 * @param reports makes the report of a run
 */
public record PageSettings(
        @Nullable InetAddress bind,
        int port,
        Path runs,
        PageLimits limits,
        List<Scenario> scenarios,
        ReportMaker reports) {}
