package ticketrace.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.explore.Schedule;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.run.FaultText;
import ticketrace.run.RaceSettings;
import ticketrace.view.terminal.Screen;

/** {@code step}: the user lets real buyers take one step at a time. */
@Command(
        name = "step",
        description = "Makes real buyers stop before every step, and lets you choose whose step is next: by keys on a"
                + " terminal, otherwise with --schedule. Exit code 0 if it ended valid, 3 if violated, 4 if unknown.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class StepCommand implements Callable<Integer> {

    @Mixin
    SteppedRaceOptions options;

    @Option(
            names = "--schedule",
            paramLabel = "TURNS",
            description =
                    "Play these turns, such as 'A B B B A A', and read no keys: A is buyer-01, !A kills it, +A starts"
                            + " it again, T lets time pass.")
    @Nullable
    String schedule;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description =
                    "Kill a buyer as soon as it stands there; repeat the option for more: 'kill WHO [at|before STEP]"
                            + " [seat N]', WHO a buyer or holder; such as 'kill buyer-02 before WRITE', 'kill holder at RECORD'.")
    List<String> faults = List.of();

    @Option(
            names = "--recheck",
            paramLabel = "on|off",
            converter = OnOff.Converter.class,
            description =
                    "Whether a buyer under lease-lock asks before each WRITE, in the step STILL_HELD, if its lease"
                            + " still runs (default: on).")
    @Nullable
    OnOff recheck;

    @Override
    public Integer call() throws Exception {
        RaceSettings settings = settings();
        Screen screen = Races.screen(options.race.json);
        if (schedule == null) {
            if (!screen.isTerminal() || !Screen.inputIsTerminal()) {
                throw options.race.wrong("add --schedule 'A B B B A A', or use a terminal");
            }
            return byKeys(settings, screen);
        }
        Schedule turns = SchedulePlayer.parse(schedule, settings.buyers(), options.race.command);
        ArchivePreparation.ofBuyers();
        try (SteppedRace race = SteppedRace.open(settings, options.race.runs.path)) {
            return new SchedulePlayer(race, screen, options.race.json, options.race.command).play(turns);
        }
    }

    private RaceSettings settings() {
        RaceSettings settings = LeaseOptions.setRecheck(options.settings(), recheck, options.race);
        try {
            return settings.withFaults(faults.stream().map(FaultText::parse).toList());
        } catch (IllegalArgumentException e) {
            throw options.race.wrong(String.valueOf(e.getMessage()));
        }
    }

    private int byKeys(RaceSettings settings, Screen screen) throws IOException {
        ArchivePreparation.ofBuyers();
        try (Interrupts interrupts = Interrupts.listen();
                SteppedRace race = SteppedRace.open(settings, options.race.runs.path)) {
            KeyboardStepping stepping = KeyboardStepping.begin(race, screen, interrupts);
            stepping.untilLeft();
            SchedulePlayer player = new SchedulePlayer(race, screen, options.race.json, options.race.command);
            player.tell(stepping.play());
            if (stepping.failure() != null) {
                screen.line(stepping.failure());
            }
            int exit = player.end(stepping.play());
            if (interrupts.getAsBoolean()) {
                return ExitCode.INTERRUPTED;
            }
            return stepping.failure() != null && exit == ExitCode.OK ? ExitCode.UNKNOWN : exit;
        }
    }
}
