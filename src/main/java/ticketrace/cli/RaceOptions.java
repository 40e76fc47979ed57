package ticketrace.cli;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.store.Stores;
import ticketrace.view.terminal.Screen;

/** The options of a race, but for its guard. */
final class RaceOptions {

    /** Stands for every guard that fits the store, or every level of isolation. */
    static final String ALL = "all";

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
            completionCandidates = StoreNames.class,
            description = "Where the count and the sales are kept: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}).")
    String store;

    @Option(
            names = "--isolation",
            paramLabel = "LEVEL",
            description = "Isolation of guard 'transaction': read-uncommitted, read-committed, repeatable-read or"
                    + " serializable (default); 'compare' takes 'all', too.")
    @Nullable
    String isolation;

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
            names = "--history",
            paramLabel = "on|off",
            defaultValue = "on",
            converter = OnOff.Converter.class,
            description = "Whether buyers record what they do; 'off' is for measuring: the verdict is then UNKNOWN,"
                    + " for there is no evidence (default: ${DEFAULT-VALUE}).")
    OnOff history;

    @Mixin
    RunsDirectory runs;

    @Option(names = "--narrate", description = "Tell every step as it happens.")
    boolean narrate;

    @Option(
            names = "--slow",
            description = "On a terminal: show the race once more when it is over, from its evidence, in 10 seconds.")
    boolean slow;

    @Option(
            names = "--report",
            description = "Draw the race: write report.html, one file that needs no network, into the run's folder.")
    boolean report;

    @Option(names = "--json", description = "Print one JSON document on standard output; words go to standard error.")
    boolean json;

    /** The settings with this guard; wrong usage if the store is unknown or the guard does not fit it. */
    RaceSettings settings(String guard) {
        Isolation level = choice().hasIsolation(guard) ? choice().level() : null;
        return settings(guard, level);
    }

    /** The settings with this guard at each level of isolation that was asked for. */
    List<RaceSettings> settingsAtEachLevel(String guard) {
        if (!ALL.equals(isolation) || !choice().hasIsolation(guard)) {
            return List.of(settings(guard));
        }
        return Stream.of(Isolation.values())
                .map(level -> settings(guard, level))
                .toList();
    }

    private RaceSettings settings(String guard, @Nullable Isolation level) {
        checkHistory();
        Load load = Load.of(buyers, tickets).withThink(think).withQuota(quota).withTimeout(timeout);
        RaceSettings settings = RaceSettings.of(store, guard, load).withIsolation(level);
        settings = killHolder ? settings.withKillHolder() : settings;
        return history == OnOff.ON ? settings : settings.withoutHistories();
    }

    /** Refuses what can be told from histories only, where there are to be none. */
    private void checkHistory() {
        String needed =
                killHolder ? "--kill-holder" : narrate ? "--narrate" : slow ? "--slow" : report ? "--report" : null;
        if (history == OnOff.OFF && needed != null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--history off leaves " + needed + " nothing to go by; say one or the other");
        }
    }

    /** Refuses to show on what nothing can be drawn on. */
    void checkSlow(Screen screen) {
        if (slow && (json || !screen.isTerminal())) {
            throw new ParameterException(
                    command.commandLine(),
                    json
                            ? "--slow shows the race to people, --json is for programs; say one or the other"
                            : "--slow draws on a terminal, and standard output is none");
        }
    }

    /** Refuses a level that none of the guards has a use for. */
    void checkIsolation(List<String> guards) {
        choice().checkIsolation(guards);
    }

    private GuardChoice choice() {
        return new GuardChoice(command, store, isolation);
    }

    /** The stores there are, for help and completion. */
    static final class StoreNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stores.names().iterator();
        }
    }
}
