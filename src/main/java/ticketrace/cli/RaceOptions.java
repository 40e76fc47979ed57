package ticketrace.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ticketrace.guard.Guards;
import ticketrace.race.RaceSettings;
import ticketrace.store.Stores;

/** The options of a race, but for its guard. */
final class RaceOptions {

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(
            names = "--buyers",
            paramLabel = "N",
            defaultValue = "8",
            converter = Converters.Buyers.class,
            description = "Processes that buy, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    int buyers;

    @Option(
            names = "--tickets",
            paramLabel = "N",
            defaultValue = "100",
            converter = Converters.Tickets.class,
            description = "Tickets there are, 1 to 9999999 (default: ${DEFAULT-VALUE}).")
    int tickets;

    @Option(
            names = "--store",
            paramLabel = "NAME",
            defaultValue = "file",
            description = "Where the count and the sales are kept: file (default: ${DEFAULT-VALUE}).")
    String store;

    @Option(
            names = "--think",
            paramLabel = "TIME",
            defaultValue = "1ms",
            converter = Converters.Think.class,
            description = "Pause between reading and writing, 0 to 60s (default: ${DEFAULT-VALUE}).")
    Duration think;

    @Option(
            names = "--quota",
            paramLabel = "N",
            converter = Converters.Quota.class,
            description = "Tickets each buyer wants; without it, as many as it can get.")
    @Nullable
    Integer quota;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Converters.Timeout.class,
            description = "Limit of a race, from the start signal (default: ${DEFAULT-VALUE}).")
    Duration timeout;

    @Option(
            names = "--kill-holder",
            description = "Kill a buyer (SIGKILL) while it holds the guard, between WRITE and RECORD.")
    boolean killHolder;

    @Option(
            names = "--runs-dir",
            paramLabel = "DIR",
            defaultValue = "data/runs",
            description = "Where the folder of each run is made (default: ${DEFAULT-VALUE}).")
    Path runs;

    @Option(names = "--narrate", description = "Tell every step as it happens.")
    boolean narrate;

    @Option(names = "--json", description = "Print one JSON document on standard output; words go to standard error.")
    boolean json;

    /** The settings with this guard; wrong usage if the store is unknown or the guard does not fit it. */
    RaceSettings settings(String guard) {
        try {
            Stores.named(store);
            Guards.named(guard, store);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
        return new RaceSettings(buyers, tickets, store, guard, null, think, quota, timeout, killHolder);
    }
}
