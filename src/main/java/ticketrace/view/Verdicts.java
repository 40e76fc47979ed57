package ticketrace.view;

import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;

/** Verdicts in words and colour. */
public final class Verdicts {

    private Verdicts() {}

    static Ink ink(Verdict verdict) {
        return switch (verdict) {
            case VALID -> Ink.GOOD;
            case VIOLATED -> Ink.BAD;
            case UNKNOWN -> Ink.DOUBTFUL;
        };
    }

    /** Whether the guard did as it promised: yes, NO, or not known. */
    static Table.Cell promised(Judgement judgement) {
        if (judgement.asPromised()) {
            return new Table.Cell("yes", Ink.GOOD);
        }
        return judgement.verdict() == Verdict.UNKNOWN
                ? new Table.Cell("?", Ink.DOUBTFUL)
                : new Table.Cell("NO", Ink.BAD);
    }
}
