package ticketrace.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The browser on this machine. The program that opens addresses may be missing, or it may find no browser and report
 * that by its exit code. In both cases one line tells the user which address to open.
 */
final class Browser {

    /** An opener that still runs after this time has found a browser and waits until the user closes it. */
    private static final Duration TIME_TO_FAIL = Duration.ofSeconds(5);

    private static final List<List<String>> ON_LINUX =
            List.of(List.of("xdg-open"), List.of("gio", "open"), List.of("wslview"));
    private static final List<List<String>> ON_MAC = List.of(List.of("open"));
    private static final List<List<String>> ON_WINDOWS = List.of(List.of("rundll32", "url.dll,FileProtocolHandler"));

    private final List<List<String>> openers;

    /** A browser opened by the first of these commands that works; each takes the address as its last word. */
    Browser(List<List<String>> openers) {
        this.openers = openers;
    }

    static Browser ofThisMachine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return new Browser(system.contains("windows") ? ON_WINDOWS : system.contains("mac") ? ON_MAC : ON_LINUX);
    }

    /**
     * Opens the address, on a thread of its own. If no command can open it, the thread reports that.
     *
     * @return the thread, for a caller that ends soon
     */
    Thread open(URI address) {
        Thread thread = new Thread(() -> openOrComplain(address.toString()), "opens-the-browser");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Opens the address before this process ends. */
    void openBeforeTheEnd(URI address) throws InterruptedException {
        open(address).join(TIME_TO_FAIL.toMillis());
    }

    private void openOrComplain(String address) {
        for (List<String> opener : openers) {
            if (isOpened(opener, address)) {
                return;
            }
        }
        ErrorLine.tell("no browser could be started from here; open " + address);
    }

    private static boolean isOpened(List<String> opener, String address) {
        List<String> command = new ArrayList<>(opener);
        command.add(address);
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException nobodyDoes) {
            return true;
        }
    }
}
