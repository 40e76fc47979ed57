package ticketrace.view.words;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.Livelock;
import ticketrace.explore.Outcome;
import ticketrace.explore.OutcomeExpectation;
import ticketrace.explore.Sample;
import ticketrace.explore.Schedule;
import ticketrace.explore.StoppedBy;
import ticketrace.run.RaceSettings;

/** An exploration in sentences: what was explored, each outcome, what was covered, and whether the guard held. */
public final class ExplorationWords {

    private final RaceSettings settings;
    private final Bounds bounds;
    private final Exploration exploration;

    public ExplorationWords(RaceSettings settings, Bounds bounds, Exploration exploration) {
        this.settings = settings;
        this.bounds = bounds;
        this.exploration = exploration;
    }

    /** What was explored, in one line. */
    public String settings() {
        return Numbers.count(settings.buyers(), "buyer") + ", " + Numbers.count(settings.tickets(), "ticket")
                + ", store " + settings.store() + ", guard " + settings.label() + ", quota "
                + quota(settings)
                + (bounds.kills() == 0 ? "" : ", " + Numbers.count(bounds.kills(), "kill"))
                + (bounds.timeouts() == 0 ? "" : ", time passes up to " + Numbers.times(bounds.timeouts()))
                + (bounds.respawn() ? ", each with a fresh buyer in place of the killed" : "");
    }

    /** How many tickets each buyer wants: a number, or "all". */
    public static String quota(RaceSettings settings) {
        Integer quota = settings.quota();
        return quota == null ? "all" : quota.toString();
    }

    /** How many schedules come to an outcome; a question mark if they are not counted. */
    public String count(Explored explored) {
        return exploration.isCounted() ? Numbers.grouped(explored.count()) : "?";
    }

    /** What an outcome means for the guard, in a word. */
    public static String expectation(OutcomeExpectation expectation) {
        return switch (expectation) {
            case FINE -> "fine";
            case EXPECTED -> "expected";
            case FORBIDDEN -> "FORBIDDEN";
        };
    }

    /** The verdict of an outcome; DEADLOCK if it is one. */
    public static String verdict(Outcome outcome) {
        return outcome.deadlock() ? "DEADLOCK" : outcome.verdict().name();
    }

    /** An outcome in a few words. */
    public String what(Explored explored) {
        Outcome outcome = explored.outcome();
        List<String> words = new ArrayList<>();
        if (outcome.deadlock()) {
            words.add("deadlock");
        }
        words.add(Numbers.count(outcome.sold(), "sale"));
        if (outcome.doubleBooked() > 0) {
            words.add(Numbers.count(outcome.doubleBooked(), "seat") + " sold more than once");
        }
        if (outcome.lostUpdates() != null && outcome.lostUpdates() > 0 && outcome.doubleBooked() == 0) {
            words.add(Numbers.count(outcome.lostUpdates(), "update") + " lost");
        }
        if (Boolean.TRUE.equals(outcome.overlaps())) {
            words.add("two buyers in at once");
        }
        if (outcome.staleWrites()) {
            words.add("stale write");
        }
        if (outcome.unknown() > 0) {
            words.add(Numbers.count(outcome.unknown(), "seat") + " unknown");
        }
        if (outcome.retries() > 0) {
            words.add("tried again");
        }
        String schedules = exploration.isCounted() ? Numbers.count(explored.count(), "schedule") : "Outcome";
        return schedules + ": " + String.join(", ", words);
    }

    /** The failure of a buyer that ended the exploration; null if none failed. */
    public @Nullable String failure() {
        return exploration.failure() == null
                ? null
                : "UNKNOWN: in '" + exploration.failedAt() + "' " + exploration.failure();
    }

    /** The order of steps that need not end; null if each schedule ends. */
    public @Nullable String livelock() {
        Livelock livelock = exploration.livelock();
        if (livelock == null) {
            return null;
        }
        String before = livelock.before().turns().isEmpty() ? "at the beginning" : "after '" + livelock.before() + "'";
        return "LIVELOCK: " + before + ", the turns '" + livelock.again()
                + "' change nothing: the buyers can repeat them for ever. So there is no number of schedules.";
    }

    /** How many schedules were covered, and how many of them violate. */
    public String covered() {
        String schedules = Numbers.count(exploration.schedules(), "schedule");
        String covered = exploration.complete()
                ? Numbers.grouped(exploration.schedules()) + " of " + schedules + " explored"
                : schedules + (exploration.sampled() == null ? " explored" : " sampled") + ", not all there are ("
                        + bound() + ")";
        Schedule first = exploration.firstViolating();
        String found = first == null
                ? "none violates."
                : Numbers.grouped(exploration.violating()) + " violate"
                        + (exploration.violating().equals(BigInteger.ONE) ? "s" : "") + ", the first: " + first;
        String deadlocks = exploration.deadlocks().signum() == 0
                ? ""
                : ", " + Numbers.grouped(exploration.deadlocks()) + " in deadlock";
        return covered + deadlocks + ", " + found;
    }

    /** How the schedules were played: over a graph of states, as a sample, or one by one. */
    public @Nullable String way() {
        Exploration.Graph graph = exploration.graph();
        Exploration.Sampled sampled = exploration.sampled();
        if (graph != null) {
            return merged(graph);
        }
        if (sampled != null) {
            return sampled(sampled);
        }
        return bounds.everySchedule()
                ? null
                : "The state of guard " + settings.label() + " cannot be seen: each schedule was played from its"
                        + " beginning.";
    }

    /** How few states all these schedules go through. */
    private static String merged(Exploration.Graph graph) {
        return Numbers.count(BigInteger.valueOf(graph.states()), "state") + " and "
                + Numbers.count(BigInteger.valueOf(graph.turns()), "turn")
                + ", each played once"
                + (graph.symmetric() ? "; buyers that differ only in their names count once." : ".");
    }

    /** How many turns were played again from equal states; null if each schedule was played from its beginning. */
    public @Nullable String rechecked() {
        Exploration.Graph graph = exploration.graph();
        if (graph == null) {
            return null;
        }
        int turns = graph.rechecked().turns();
        int drawn = graph.rechecked().drawn();
        if (turns == 0) {
            return "No turn was rechecked" + (drawn == 0 ? "." : rechecksLeft(drawn));
        }
        return Numbers.count(BigInteger.valueOf(turns), "turn") + (turns == 1 ? " was" : " were") + " rechecked"
                + (turns == drawn ? "." : rechecksLeft(drawn));
    }

    private String rechecksLeft(int drawn) {
        StoppedBy stoppedBy = exploration.stoppedBy();
        return " of " + Numbers.grouped(drawn) + " that were drawn"
                + (stoppedBy == null ? "." : ": stopped by " + stoppedBy.words(bounds) + ".");
    }

    private String sampled(Exploration.Sampled sampled) {
        int kills = bounds.kills();
        int timeouts = bounds.timeouts();
        return "An order that needs at most " + Sample.CHANGES + " changes of the buyer that goes on"
                + (kills == 0 ? "" : ", and at most " + Numbers.count(kills, "kill"))
                + (timeouts == 0 ? "" : ", and in which time passes at most " + Numbers.times(timeouts))
                + (kills + timeouts == 0 ? "" : ",")
                + " is played by one schedule in "
                + Numbers.grouped(Sample.oneIn(settings.buyers(), sampled.longest(), bounds.events()))
                + " or more often (" + Numbers.count(settings.buyers(), "buyer") + ", up to "
                + Numbers.count(BigInteger.valueOf(sampled.longest()), "turn") + " as far as seen).";
    }

    /** Whether the guard did as it promises; null if the exploration failed, or has no end. */
    public @Nullable String promise() {
        return switch (exploration.promise()) {
            case KEPT -> PromiseWords.kept(settings.label(), settings.promise());
            case BROKEN -> "Guard " + settings.label() + " broke its promise.";
            case UNKNOWN ->
                exploration.failure() == null && exploration.livelock() == null ? foundNothingForbidden() : null;
        };
    }

    private String foundNothingForbidden() {
        if (exploration.schedules().signum() == 0) {
            return "No schedule was explored. That proves nothing.";
        }
        return (exploration.violating().signum() == 0 ? "Nothing" : "No broken promise") + " found in "
                + Numbers.count(exploration.schedules(), "schedule") + ". That proves nothing.";
    }

    /** What kept it from seeing all schedules. */
    private String bound() {
        List<String> causes = new ArrayList<>();
        if (exploration.sampled() != null) {
            causes.add("seed " + exploration.sampled().sample().seed());
        }
        if (exploration.stoppedBy() != null) {
            causes.add("stopped by " + exploration.stoppedBy().words(bounds));
        }
        if (exploration.switchesBounded()) {
            causes.add("none with more than "
                    + Numbers.count(BigInteger.valueOf(Objects.requireNonNullElse(bounds.maxSwitches(), 0)), "switch"));
        }
        if (exploration.failure() != null) {
            causes.add("a buyer failed");
        }
        return String.join(", ", causes);
    }
}
