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

    /** What the verdict means, in one sentence. */
    public static String meaning(Judgement judgement) {
        return switch (judgement.verdict()) {
            case VALID -> "every sale is explained, and no seat was sold twice.";
            case VIOLATED -> "it went wrong, and the evidence proves it.";
            case UNKNOWN -> "nothing wrong was proved, but evidence is missing.";
        };
    }
}
