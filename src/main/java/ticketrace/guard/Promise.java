package ticketrace.guard;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a guard promises: for each anomaly an expectation and its reason. Immutable.
 *
 * <p>A linked list: the newest exception comes first, the term for all other anomalies last.
 */
public final class Promise {

    /** An expectation and its reason. */
    public record Term(Expectation expectation, String reason) {}

    private static final Term NOTHING_LEFT_BEHIND =
            new Term(Expectation.FORBIDDEN, "a buyer that dies leaves nothing behind that others wait for");

    /** The promise for every anomaly but {@link #exception}; null at the end of the list, where the term is for all. */
    private final @Nullable Promise others;

    private final @Nullable Anomaly exception;
    private final Term term;
    private final boolean allOrNothing;
    private final @Nullable String condition;
    private final boolean fenced;

    private Promise(
            @Nullable Promise others,
            @Nullable Anomaly exception,
            Term term,
            boolean allOrNothing,
            @Nullable String condition,
            boolean fenced) {
        this.others = others;
        this.exception = exception;
        this.term = term;
        this.allOrNothing = allOrNothing;
        this.condition = condition;
        this.fenced = fenced;
    }

    /** The guard does not synchronise buyers, for the given reason. */
    public static Promise nothing(String reason) {
        return all(Expectation.EXPECTED, reason)
                .but(Anomaly.OVERTAKEN, Expectation.POSSIBLE, "there is no queue")
                .but(Anomaly.STALE_WRITE, Expectation.POSSIBLE, "it shows only where grants have numbers");
    }

    /** Mutual exclusion, for the given reason. The order of the buyers is not promised. */
    public static Promise exclusion(String reason) {
        return all(Expectation.FORBIDDEN, reason)
                .but(
                        Anomaly.OVERTAKEN,
                        Expectation.POSSIBLE,
                        "a running process can take the freed lock before a waiter");
    }

    /** Purchases may overlap, but no update is lost, for the given reason. */
    public static Promise noLostUpdate(String reason) {
        Term nobodyWaits = new Term(Expectation.POSSIBLE, "no buyer waits for the guard");
        return all(Expectation.FORBIDDEN, reason)
                .but(Anomaly.OVERLAP, nobodyWaits)
                .but(Anomaly.OVERTAKEN, nobodyWaits);
    }

    /** One expectation for all anomalies, except those that every guard forbids. */
    private static Promise all(Expectation expectation, String reason) {
        return new Promise(null, null, new Term(expectation, reason), false, null, false)
                .but(Anomaly.DEADLOCK, NOTHING_LEFT_BEHIND)
                .but(Anomaly.VANISHED, Expectation.FORBIDDEN, "a living buyer records what it sold")
                .but(Anomaly.STORE_MISMATCH, Expectation.FORBIDDEN, "the evidence belongs to this race");
    }

    private Promise but(Anomaly anomaly, Expectation expectation, String reason) {
        return but(anomaly, new Term(expectation, reason));
    }

    private Promise but(Anomaly anomaly, Term other) {
        return new Promise(this, anomaly, other, allOrNothing, condition, fenced);
    }

    /** This promise, except that a dead holder blocks all other buyers, for the given reason. */
    public Promise butDeadHolderBlocks(String reason) {
        return but(Anomaly.DEADLOCK, Expectation.EXPECTED, reason);
    }

    /** This promise, and the guard serves buyers in the order of their requests, for the given reason. */
    public Promise andFirstComeFirstServed(String reason) {
        return but(Anomaly.OVERTAKEN, Expectation.FORBIDDEN, reason);
    }

    /** This promise, and an unfinished purchase is undone: no other buyer ever sees its writes. */
    public Promise andAllOrNothing() {
        return new Promise(others, exception, term, true, condition, fenced);
    }

    /** This promise, which holds only under a condition on the race, such as "no holder is stopped for a second". */
    public Promise onlyIf(String necessary) {
        return new Promise(others, exception, term, allOrNothing, necessary, fenced);
    }

    /** The condition under which it holds; null if it always holds. */
    public @Nullable String condition() {
        return condition;
    }

    /** This promise in a race in which the store refuses the numbers of older grants. */
    public Promise fenced() {
        return new Promise(others, exception, term, allOrNothing, condition, true);
    }

    /** Whether the store refuses the numbers of older grants. */
    public boolean isFenced() {
        return fenced;
    }

    /**
     * What is left of it in a race that does not meet its condition; all of it if it has none. If the store refuses older
     * numbers, buyers may be inside together, but no seat is sold twice.
     */
    public Promise withoutCondition() {
        if (condition == null) {
            return this;
        }
        Promise left = fenced
                ? noLostUpdate("the store refuses the number of a grant older than the newest")
                : nothing("it promises only that much: " + condition);
        return left.but(Anomaly.DEADLOCK, term(Anomaly.DEADLOCK));
    }

    /** Whether an unfinished purchase is undone. */
    public boolean isAllOrNothing() {
        return allOrNothing;
    }

    public Expectation expectation(Anomaly anomaly) {
        return term(anomaly).expectation();
    }

    public Term term(Anomaly anomaly) {
        return others == null || anomaly == exception ? term : others.term(anomaly);
    }

    /** Whether the other promise has the same expectations and reasons, and the same {@link #isAllOrNothing}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Promise promise
                && allOrNothing == promise.allOrNothing
                && fenced == promise.fenced
                && Objects.equals(condition, promise.condition)
                && Stream.of(Anomaly.values()).allMatch(anomaly -> term(anomaly).equals(promise.term(anomaly)));
    }

    @Override
    public int hashCode() {
        return Objects.hash(allOrNothing, term(Anomaly.OVERSOLD));
    }

    /** Whether the guard promises mutual exclusion: at most one buyer is inside. */
    public boolean isExclusion() {
        return expectation(Anomaly.OVERLAP) == Expectation.FORBIDDEN;
    }

    /** The anomalies that must not occur. */
    public Set<Anomaly> forbidden() {
        Set<Anomaly> forbidden = EnumSet.noneOf(Anomaly.class);
        for (Anomaly anomaly : Anomaly.values()) {
            if (expectation(anomaly) == Expectation.FORBIDDEN) {
                forbidden.add(anomaly);
            }
        }
        return forbidden;
    }
}
