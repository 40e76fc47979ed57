package ticketrace.view.terminal;

import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;

/** The words and colours of verdicts. */
public final class Verdicts {

    private Verdicts() {}

    static Colour colour(Verdict verdict) {
        return switch (verdict) {
            case VALID -> Colour.GOOD;
            case VIOLATED -> Colour.BAD;
            case UNKNOWN -> Colour.DOUBTFUL;
        };
    }

    /** Whether the guard kept its promise: yes, NO, or not known. */
    static Table.Cell promised(Judgement judgement) {
        if (judgement.asPromised()) {
            return new Table.Cell("yes", Colour.GOOD);
        }
        return judgement.verdict() == Verdict.UNKNOWN
                ? new Table.Cell("?", Colour.DOUBTFUL)
                : new Table.Cell("NO", Colour.BAD);
    }
}
