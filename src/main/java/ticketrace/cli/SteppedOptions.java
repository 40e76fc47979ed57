package ticketrace.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ticketrace.explore.Schedule;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;

/** The options of a race whose steps are in the user's hands. */
final class SteppedOptions {

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(
            names = "--buyers",
            paramLabel = "N",
            defaultValue = "2",
            converter = Converters.SteppedBuyers.class,
            description = "Processes that buy, 1 to " + Schedule.MAX_BUYERS + " (default: ${DEFAULT-VALUE}).")
    int buyers;

    @Option(
            names = "--tickets",
            paramLabel = "N",
            defaultValue = "1",
            converter = Converters.Tickets.class,
            description = "Tickets there are, 1 to 9999999 (default: ${DEFAULT-VALUE}).")
    int tickets;

    @Option(
            names = "--store",
            paramLabel = "NAME",
            defaultValue = "file",
            completionCandidates = RaceOptions.StoreNames.class,
            description = "Where the count and the sales are kept: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}).")
    String store;

    @Option(
            names = "--guard",
            paramLabel = "NAME",
            defaultValue = "none",
            description = "How buyers are kept apart; the command guards lists them (default: ${DEFAULT-VALUE}).")
    String guard;

    @Option(
            names = "--isolation",
            paramLabel = "LEVEL",
            description = "Isolation of guard 'transaction': read-uncommitted, read-committed, repeatable-read or"
                    + " serializable (default).")
    @Nullable
    String isolation;

    @Option(
            names = "--quota",
            paramLabel = "N",
            defaultValue = "1",
            converter = Converters.Quota.class,
            description = "Tickets each buyer wants (default: ${DEFAULT-VALUE}).")
    int quota;

    @Mixin
    RunsDirectory runs;

    @Option(names = "--json", description = "Print one JSON document on standard output; words go to standard error.")
    boolean json;

    /** The settings; wrong usage if the store is unknown or the guard does not fit it. */
    RaceSettings settings() {
        GuardChoice choice = new GuardChoice(command, store, isolation);
        choice.checkIsolation(List.of(guard));
        Isolation level = choice.hasIsolation(guard) ? choice.level() : null;
        Load load = Load.of(buyers, tickets).withQuota(quota).withTimeout(Duration.ZERO);
        return RaceSettings.of(store, guard, load).withIsolation(level);
    }

    /** What is wrong with the command line, in one line. */
    ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
