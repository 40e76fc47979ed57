package ticketrace.cli;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import ticketrace.view.Screen;

/** The browser of whoever sits at this machine. */
final class Browser {

    /** What opens an address: on Linux, on a Mac, on Windows. */
    private static final List<List<String>> OPENERS =
            List.of(List.of("xdg-open"), List.of("open"), List.of("rundll32", "url.dll,FileProtocolHandler"));

    private Browser() {}

    /** Opens an address in it, and does not wait; says so if there is nothing that could. */
    static void open(URI address) {
        if (!isOpened(address.toString())) {
            Screen.standardError().line("ticketrace: no browser could be started from here; open " + address);
        }
    }

    private static boolean isOpened(String address) {
        for (List<String> opener : OPENERS) {
            List<String> command = new ArrayList<>(opener);
            command.add(address);
            try {
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return true;
            } catch (IOException missing) {
                // the next one, then
            }
        }
        return false;
    }
}
