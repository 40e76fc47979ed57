package ticketrace.audit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds kinds, findings and sentences in a judgement. */
public final class Found {

    private Found() {}

    /** The kinds of all findings. */
    public static Set<FindingKind> kinds(Judgement judgement) {
        Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
        judgement.findings().forEach(finding -> kinds.add(finding.kind()));
        return kinds;
    }

    /** The kinds of the findings with this effect on the verdict. */
    public static Set<FindingKind> kinds(Judgement judgement, FindingKind.Effect effect) {
        Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
        judgement.findings().stream()
                .filter(finding -> finding.effect() == effect)
                .forEach(finding -> kinds.add(finding.kind()));
        return kinds;
    }

    /** The findings of this kind, in order. */
    public static List<Finding> of(FindingKind kind, Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    /** The sentences of the findings of this kind. */
    public static List<String> sayings(FindingKind kind, Judgement judgement) {
        return of(kind, judgement).stream().map(Finding::says).toList();
    }
}
