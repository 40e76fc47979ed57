package ticketrace.view;

import java.util.ArrayList;
import java.util.List;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Headline;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.race.RaceResult;
import ticketrace.schedule.Play;
import ticketrace.schedule.Standing;
import ticketrace.schedule.Turn;

/** What a schedule came to, for people. */
public final class PlayReport {

    private PlayReport() {}

    public static void print(Play play, RaceResult result, Screen screen) {
        Judgement judgement = result.judgement();
        screen.line();
        if (play.isDeadlock()) {
            screen.sentence("", 0, screen.paint(Ink.DOUBTFUL, "DEADLOCK") + ": " + play.deadlock() + ".");
        } else if (!play.isOver()) {
            screen.sentence("", 0, "The schedule stops here: " + String.join("; ", stillThere(play)) + ".");
        }
        screen.line(screen.paint(
                        Verdicts.ink(judgement.verdict()), judgement.verdict().name()) + ": "
                + meaning(play, result));
        telling(judgement, play).forEach(says -> screen.sentence("  ", 2, says));
        screen.line("Schedule: " + screen.paint(Ink.ACTION, play.schedule().toString()));
        screen.line("Evidence: " + result.folder());
    }

    /** A play that is left before its end is not known to have gone wrong, and nobody has died of it. */
    private static String meaning(Play play, RaceResult result) {
        boolean left = !play.isOver() && result.judgement().verdict() == Verdict.UNKNOWN;
        return left
                ? "it has not come to its end."
                : Headline.of(result.judgement(), result.history().tickets());
    }

    /** What the audit found that explains the verdict. */
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
        for (int buyer = 0; buyer < play.standings().size(); buyer++) {
            Standing standing = play.standings().get(buyer);
            if (!standing.isOver()) {
                there.add(Turn.letter(buyer)
                        + (standing.isWaiting() ? " waits in " : " stands before ")
                        + standing.step()
                        + (standing.value() > 0 ? ", having read " + standing.value() : ""));
            }
        }
        return there;
    }
}
