package ticketrace.view.terminal;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Clash;
import ticketrace.explore.Exploration;
import ticketrace.explore.stepping.Explanation;
import ticketrace.explore.stepping.Explanation.Scene;
import ticketrace.guard.Guards;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.ThisProgram;

/** Explains to people how a race went wrong: the evidence, the replayed steps, and the story in words. */
public final class ExplanationReport {

    private static final int TURNS_WIDTH = 7;

    private final RaceResult race;
    private final RaceSettings settings;
    private final Clash clash;
    private final Explanation explanation;
    private final Screen screen;

    private ExplanationReport(RaceResult race, RaceSettings settings, Explanation explanation, Screen screen) {
        this.race = race;
        this.settings = settings;
        this.clash = explanation.clash();
        this.explanation = explanation;
        this.screen = screen;
    }

    /**
     * Prints it.
     *
     * @param race the race to explain
     * @param settings the settings of the race
     */
    public static void print(RaceResult race, RaceSettings settings, Explanation explanation, Screen screen) {
        ExplanationReport report = new ExplanationReport(race, settings, explanation, screen);
        report.headline();
        ClashTable.print(report.clash, screen);
        screen.line();
        if (explanation.replay() == null) {
            report.notReproduced(explanation.exploration());
        } else {
            report.replay(explanation.replay());
            report.remedy();
            report.ending(explanation.replay());
        }
    }

    private void headline() {
        screen.line(screen.paint(
                Colour.HEADING,
                Numbers.count(settings.buyers(), "buyer") + ", " + Numbers.count(settings.tickets(), "ticket")
                        + ", store " + settings.store() + ", guard " + settings.label()));
        int seats = race.judgement().doubleBooked();
        String lost = clash.sold() < 2
                ? "two buyers wrote the same count, and one of them was killed"
                : "seat " + clash.seat() + " was sold " + Numbers.times(clash.sold())
                        + (seats > 1 ? ", one of " + seats + " seats that were sold more than once" : "");
        screen.sentence("", screen.paint(Colour.BAD, "VIOLATED"), ": " + lost + ".");
        screen.line();
    }

    private void replay(Explanation.Replay replay) {
        Exploration explored = explanation.exploration();
        screen.sentence(
                "",
                explored == null
                        ? "The same steps in the same order, without all other steps, by "
                                + clash.parties().size() + " fresh processes on "
                                + Numbers.count(clash.seat(), "ticket") + ":"
                        : "In the order of the evidence, no update was lost this time. Of "
                                + Numbers.count(explored.schedules(), "schedule") + " of two of them, the simplest that"
                                + " loses in the same way:");
        screen.line();
        trace(replay.scenes());
        for (ClashStory.Sentence sentence : ClashStory.of(
                clash.seat(),
                Guards.named(settings.guard()).hasIsolation(),
                replay.scenes().stream().map(Scene::turnResult).toList())) {
            String turns = sentence.turns();
            String before = TextLayout.spaces(turns, TURNS_WIDTH - 2);
            screen.sentence(screen.joined(before, screen.paint(Colour.ASIDE, turns), "  "), sentence.says());
        }
        screen.line();
        String what = clash.sales() > 1
                ? "Seat " + clash.seat() + " is sold " + Numbers.times(clash.sales())
                : clash.parties().size() + " buyers wrote";
        screen.sentence(
                "",
                screen.paint(Colour.BAD, what),
                ", and the count fell only once, from " + clash.seat() + " to " + (clash.seat() - 1) + ".");
    }

    /** The turns in columns, if they fit. */
    private void trace(List<Scene> scenes) {
        TraceTable table = new TraceTable(screen, clash.parties().size(), clash.seat());
        if (table.width() > screen.width()) {
            return;
        }
        boolean store = scenes.stream().allMatch(scene -> table.widthWithStore(scene.store()) <= screen.width());
        table.heading(clash.parties().stream().map(Clash.Party::buyer).toList(), "");
        int number = 0;
        for (Scene scene : scenes) {
            table.row(++number, scene.turnResult(), store ? scene.store() : null);
        }
        screen.line();
    }

    private void remedy() {
        screen.sentence("", GuardAdvice.reason(settings));
        CharSequence guards = screen.paint(Colour.GOOD, String.join(", ", GuardAdvice.guards(settings.store())));
        screen.sentence(
                "",
                "A guard that keeps READ to RECORD together prevents it; on store " + settings.store() + ": ",
                guards,
                ".");
    }

    private void ending(Explanation.Replay replay) {
        screen.line("Schedule: ", screen.paint(Colour.ACTION, replay.schedule().toString()));
        screen.line("It can be replayed: "
                + ThisProgram.running().with("replay", replay.result().folder().toString()));
    }

    private void notReproduced(@Nullable Exploration explored) {
        BigInteger schedules = explored == null ? BigInteger.ZERO : explored.schedules();
        boolean all = explored != null && explored.complete();
        screen.sentence(
                "",
                screen.paint(Colour.DOUBTFUL, "Not reproduced"),
                ": in the order of the evidence they do not lose again,"
                        + " nor do two of them in any schedule"
                        + (all
                                ? ": all " + Numbers.grouped(schedules) + " were played."
                                : " that was explored: " + Numbers.grouped(schedules)
                                        + ", which are not all there are."));
        if (explored != null && explored.failure() != null) {
            screen.sentence(screen.paint(Colour.BAD, "! "), "in '" + explored.failedAt() + "' " + explored.failure());
        }
        if (GuardAdvice.isForbidden(settings)) {
            screen.sentence("", GuardAdvice.reason(settings));
        }
        screen.line("Evidence: " + race.folder());
    }
}
