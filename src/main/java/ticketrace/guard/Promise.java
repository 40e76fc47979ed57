package ticketrace.guard;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a guard promises: a grade for each anomaly, and the reason. Immutable. */
public final class Promise {

    /** A grade and why. */
    public record Term(Grade grade, String reason) {}

    private static final Term NOTHING_LEFT_BEHIND =
            new Term(Grade.FORBIDDEN, "a buyer that dies leaves nothing behind that others wait for");

    private final Map<Anomaly, Term> terms;
    private final boolean allOrNothing;

    private Promise(Map<Anomaly, Term> terms, boolean allOrNothing) {
        this.terms = terms;
        this.allOrNothing = allOrNothing;
    }

    /** No buyer is kept from another, for the reason given. */
    static Promise nothing(String reason) {
        Map<Anomaly, Term> terms = all(Grade.EXPECTED, reason);
        terms.put(Anomaly.OVERTAKEN, new Term(Grade.POSSIBLE, "nobody queues"));
        terms.put(Anomaly.DEADLOCK, NOTHING_LEFT_BEHIND);
        return honest(terms);
    }

    /** One buyer at a time, for the reason given; who is next is not promised. */
    static Promise exclusion(String reason) {
        Map<Anomaly, Term> terms = all(Grade.FORBIDDEN, reason);
        terms.put(Anomaly.OVERTAKEN, new Term(Grade.POSSIBLE, "whoever runs when it is freed may take it"));
        terms.put(Anomaly.DEADLOCK, NOTHING_LEFT_BEHIND);
        return honest(terms);
    }

    /** Buyers may be inside together, but no update is lost, for the reason given. */
    static Promise noLostUpdate(String reason) {
        Map<Anomaly, Term> terms = all(Grade.FORBIDDEN, reason);
        Term nobodyWaits = new Term(Grade.POSSIBLE, "nobody waits to be let in");
        terms.put(Anomaly.OVERLAP, nobodyWaits);
        terms.put(Anomaly.OVERTAKEN, nobodyWaits);
        terms.put(Anomaly.DEADLOCK, NOTHING_LEFT_BEHIND);
        return honest(terms);
    }

    private static Map<Anomaly, Term> all(Grade grade, String reason) {
        Map<Anomaly, Term> terms = new EnumMap<>(Anomaly.class);
        for (Anomaly anomaly : Anomaly.values()) {
            terms.put(anomaly, new Term(grade, reason));
        }
        return terms;
    }

    /** Adds what no race may show, whatever guards it. */
    private static Promise honest(Map<Anomaly, Term> terms) {
        terms.put(Anomaly.VANISHED, new Term(Grade.FORBIDDEN, "a living buyer records what it sold"));
        terms.put(Anomaly.STORE_MISMATCH, new Term(Grade.FORBIDDEN, "the evidence belongs to this race"));
        return new Promise(terms, false);
    }

    /** The same, but what a dead holder leaves behind keeps everybody else waiting, for the reason given. */
    Promise butHeldByTheDead(String reason) {
        Map<Anomaly, Term> other = new EnumMap<>(terms);
        other.put(Anomaly.DEADLOCK, new Term(Grade.EXPECTED, reason));
        return new Promise(other, allOrNothing);
    }

    /** The same, and nobody who asked earlier is served later, for the reason given. */
    Promise andFirstComeFirstServed(String reason) {
        Map<Anomaly, Term> other = new EnumMap<>(terms);
        other.put(Anomaly.OVERTAKEN, new Term(Grade.FORBIDDEN, reason));
        return new Promise(other, allOrNothing);
    }

    /** The same, and of a purchase that does not come to its end nothing stands, nor was it ever to be seen. */
    Promise andAllOrNothing() {
        return new Promise(terms, true);
    }

    /** Whether of a purchase that does not come to its end nothing stands. */
    public boolean isAllOrNothing() {
        return allOrNothing;
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
