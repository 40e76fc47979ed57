package ticketrace.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.run.RaceSettings;
import ticketrace.view.page.PageLimits;
import ticketrace.view.page.PageServer;
import ticketrace.view.page.PageSettings;
import ticketrace.view.terminal.Screen;

/** {@code serve}: serves the classroom page until Ctrl-C. */
@Command(
        name = "serve",
        description = "Serves the classroom page until Ctrl-C. In a browser, people start races and watch them live.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "7070",
            description = "The port; 0 for a free one (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(from = 0, to = Converters.MAX_PORT)
    int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            converter = Converters.Address.class,
            description =
                    "The address to listen on, so that other machines can reach the page; every user then needs the"
                            + " printed access code (default: 127.0.0.1, which only this machine can reach).")
    @Nullable
    InetAddress bind;

    @Option(names = "--open", description = "Open the page in the browser.")
    boolean open;

    @Option(
            names = "--max-buyers",
            paramLabel = "N",
            defaultValue = "" + PageLimits.USUAL_BUYERS,
            description = "How many buyers a race of the page may have, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(to = RaceSettings.MAX_BUYERS)
    int maxBuyers;

    @Mixin
    RunsDirectory runs;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PageSettings settings = new PageSettings(
                bind,
                port,
                runs.path,
                new PageLimits(maxBuyers, PageLimits.USUAL_PLAY_IDLE, PageLimits.USUAL_ARRIVAL),
                Scenarios.all(),
                new ReportOnDemand());
        Screen screen = Screen.standardOutput();
        try (Interrupts interrupts = Interrupts.listen()) {
            if (ArchivePreparation.ofBuyers(interrupts)) { // so that the first race on the page is not slow
                serve(settings, screen, interrupts);
            }
        }
        return ExitCode.INTERRUPTED;
    }

    private void serve(PageSettings settings, Screen screen, Interrupts interrupts)
            throws IOException, InterruptedException {
        try (PageServer server = PageServer.open(settings)) {
            screen.line("Classroom page: " + server.address());
            screen.line("Ctrl-C ends it.");
            if (open) {
                Browser.ofThisMachine().open(URI.create(server.address()));
            }
            while (!interrupts.getAsBoolean()) {
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        }
    }
}
