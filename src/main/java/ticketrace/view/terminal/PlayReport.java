package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Headline;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.explore.BuyerState;
import ticketrace.explore.Play;
import ticketrace.explore.Turn;
import ticketrace.run.RaceResult;

/** Prints the result of a schedule for people. */
public final class PlayReport {

    private PlayReport() {}

    public static void print(Play play, RaceResult result, Screen screen) {
        Judgement judgement = result.judgement();
        screen.line();
        if (play.isDeadlock()) {
            screen.sentence("", screen.paint(Colour.DOUBTFUL, "DEADLOCK"), ": " + play.deadlock() + ".");
        } else if (!play.isOver()) {
            screen.sentence("", "The schedule stops here: " + String.join("; ", stillThere(play)) + ".");
        }
        screen.line(
                screen.paint(
                        Verdicts.colour(judgement.verdict()),
                        judgement.verdict().name()),
                ": " + meaning(play, result));
        telling(judgement, play).forEach(says -> screen.sentence("  ", says));
        screen.line("Schedule: ", screen.paint(Colour.ACTION, play.schedule().toString()));
        screen.line("Evidence: " + result.folder());
    }

    /** What the verdict means. A play that the user left early is UNKNOWN only because it has not ended. */
    private static String meaning(Play play, RaceResult result) {
        boolean left = !play.isOver() && result.judgement().verdict() == Verdict.UNKNOWN;
        return left
                ? "the schedule has not ended."
                : Headline.of(result.judgement(), result.history().tickets());
    }

    /** The findings that explain the verdict. */
    static List<String> telling(Judgement judgement, Play play) {
        List<String> telling = new ArrayList<>();
        for (Finding finding : judgement.findings()) {
            boolean ofKill = finding.kind() == FindingKind.BUYER_DIED && play.isOver();
            if (finding.effect() == FindingKind.Effect.VIOLATES || ofKill) {
                telling.add(finding.says());
            }
        }
        return telling;
    }

    private static List<String> stillThere(Play play) {
        List<String> there = new ArrayList<>();
        for (int buyer = 0; buyer < play.buyerStates().size(); buyer++) {
            BuyerState buyerState = play.buyerStates().get(buyer);
            if (!buyerState.isOver()) {
                there.add(Turn.letter(buyer)
                        + (buyerState.isWaiting() ? " waits in " : " stands before ")
                        + buyerState.step()
                        + (buyerState.value() > 0 ? ", having read " + buyerState.value() : ""));
            }
        }
        return there;
    }
}
