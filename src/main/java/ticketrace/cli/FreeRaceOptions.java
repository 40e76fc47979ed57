package ticketrace.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.run.Fault;
import ticketrace.run.FaultText;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.view.terminal.Screen;

/** The options of a free race, without the guard. */
final class FreeRaceOptions {

    /** The highest limit of a race: a day. */
    static final String LONGEST = "1440m";

    @Option(
            names = "--buyers",
            paramLabel = "N",
            defaultValue = "8",
            description = "Processes that buy, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(to = RaceSettings.MAX_BUYERS)
    int buyers;

    @Mixin
    RaceOptions race = new RaceOptions(100);

    @Option(
            names = "--think",
            paramLabel = "TIME",
            defaultValue = "1ms",
            description = "Pause between reading and writing, 0 to 60s (default: ${DEFAULT-VALUE}).")
    @Allowed.Times(from = "0", to = "60s")
    Duration think;

    @Option(
            names = "--quota",
            paramLabel = "N",
            description = "Tickets each buyer wants (default: as many as it can get).")
    @Allowed.Numbers(to = RaceSettings.MAX_TICKETS)
    @Nullable
    Integer quota;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "Limit of a race, from the start signal (default: ${DEFAULT-VALUE}).")
    @Allowed.Times(from = "1ms", to = LONGEST)
    Duration timeout;

    @Option(
            names = "--kill-holder",
            description =
                    "Kill a buyer (SIGKILL) while it holds the guard, between WRITE and RECORD, in the middle of the"
                            + " race; short for a --fault.")
    boolean killHolder;

    @Option(
            names = "--pause-holder",
            paramLabel = "TIME",
            description =
                    "Stop a buyer (SIGSTOP) for so long while it holds the guard, before WRITE, in the middle of the race;"
                            + " short for a --fault.")
    @Allowed.Times(from = "1ms", to = LONGEST)
    @Nullable
    Duration pauseHolder;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "Inject this fault; repeat the option for more: 'kill WHO [at|before STEP] [seat N]"
                    + " [after TIME] [every TIME]', 'pause WHO ... for TIME', or 'slow STEP TIME'; WHO is a buyer,"
                    + " holder, waiter, or any [seed N]; such as 'kill holder at RECORD seat 50', 'pause holder after"
                    + " 200ms for 3s', 'kill any every 200ms', 'slow RECORD 50ms'.")
    List<String> faults = List.of();

    @Mixin
    LeaseOptions lease;

    @Option(
            names = "--history",
            paramLabel = "on|off",
            defaultValue = "on",
            converter = OnOff.Converter.class,
            description = "Whether buyers record what they do; 'off' is for measuring: the verdict is then UNKNOWN,"
                    + " because there is no evidence (default: ${DEFAULT-VALUE}).")
    OnOff history;

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

    /** The settings with this guard; wrong usage if the store is unknown or the guard does not fit it. */
    RaceSettings settings(String guard) {
        return settings(guard, race.levelOf(guard));
    }

    /** The settings with this guard, at each level of isolation that the user asked for. */
    List<RaceSettings> settingsAtEachLevel(String guard) {
        if (!race.isEveryLevelOf(guard)) {
            return List.of(settings(guard));
        }
        return race.levels(guard).stream().map(level -> settings(guard, level)).toList();
    }

    private RaceSettings settings(String guard, @Nullable Isolation level) {
        checkHistory();
        Load load =
                Load.of(buyers, race.tickets).withThink(think).withQuota(quota).withTimeout(timeout);
        RaceSettings settings = lease.set(race.settings(guard, load, level));
        settings = killHolder ? settings.withKillHolder() : settings;
        try {
            settings =
                    pauseHolder == null ? settings : settings.withFaults(List.of(Fault.pauseHolder(load, pauseHolder)));
            settings = settings.withFaults(faults.stream().map(FaultText::parse).toList());
        } catch (IllegalArgumentException e) {
            throw race.wrong(String.valueOf(e.getMessage()));
        }
        return history == OnOff.ON ? settings : settings.withoutHistories();
    }

    /** Refuses options that need histories if there are none. */
    private void checkHistory() {
        String needed = killHolder
                ? "--kill-holder"
                : pauseHolder != null
                        ? "--pause-holder"
                        : !faults.isEmpty()
                                ? "--fault"
                                : narrate ? "--narrate" : slow ? "--slow" : report ? "--report" : null;
        if (history == OnOff.OFF && needed != null) {
            throw race.wrong(needed + " needs a history; leave out --history off");
        }
    }

    /** Refuses to show the race slowly if there is no terminal to draw on. */
    void checkSlow(Screen screen) {
        if (slow && (race.json || !screen.isTerminal())) {
            throw race.wrong(
                    race.json
                            ? "--slow shows the race to people, --json is for programs; use only one of them"
                            : "--slow needs a terminal, but standard output is no terminal");
        }
    }
}
