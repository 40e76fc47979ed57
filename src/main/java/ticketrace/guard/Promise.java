package ticketrace.guard;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a guard promises: a grade for each anomaly, and the reason. Immutable. */
public final class Promise {

    /** A grade and why. */
    public record Term(Grade grade, String reason) {}

    private final Map<Anomaly, Term> terms;

    private Promise(Map<Anomaly, Term> terms) {
        this.terms = terms;
    }

    /** No buyer is kept from another, for the reason given. */
    static Promise nothing(String reason) {
        Map<Anomaly, Term> terms = new EnumMap<>(Anomaly.class);
        for (Anomaly anomaly : Anomaly.values()) {
            terms.put(anomaly, new Term(Grade.EXPECTED, reason));
        }
        terms.put(Anomaly.OVERTAKEN, new Term(Grade.POSSIBLE, "nobody queues"));
        keepHonest(terms);
        return new Promise(terms);
    }

    /** One buyer at a time, for the reason given; who is next is not promised. */
    static Promise exclusion(String reason) {
        Map<Anomaly, Term> terms = new EnumMap<>(Anomaly.class);
        for (Anomaly anomaly : Anomaly.values()) {
            terms.put(anomaly, new Term(Grade.FORBIDDEN, reason));
        }
        terms.put(Anomaly.OVERTAKEN, new Term(Grade.POSSIBLE, "whoever runs when the lock is freed may take it"));
        keepHonest(terms);
        return new Promise(terms);
    }

    /** What no race may show, whatever guards it. */
    private static void keepHonest(Map<Anomaly, Term> terms) {
        terms.put(Anomaly.VANISHED, new Term(Grade.FORBIDDEN, "a living buyer records what it sold"));
        terms.put(Anomaly.STORE_MISMATCH, new Term(Grade.FORBIDDEN, "the evidence belongs to this race"));
    }

    public Grade grade(Anomaly anomaly) {
        return term(anomaly).grade();
    }

    public Term term(Anomaly anomaly) {
        Term term = terms.get(anomaly);
        if (term == null) {
            throw new IllegalStateException("no term for " + anomaly);
        }
        return term;
    }

    /** All that must not occur. */
    public Set<Anomaly> forbidden() {
        Set<Anomaly> forbidden = EnumSet.noneOf(Anomaly.class);
        for (Anomaly anomaly : Anomaly.values()) {
            if (grade(anomaly) == Grade.FORBIDDEN) {
                forbidden.add(anomaly);
            }
        }
        return forbidden;
    }
}
