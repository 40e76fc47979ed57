package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.history.Step;
import ticketrace.view.words.StepWords;

/**
 * Tells turn by turn how purchases clashed. One sentence covers the turns of one buyer, or of several that only read.
 */
final class ClashStory {

    /** A sentence, and the turns that it covers, counted from 1. */
    record Sentence(int first, int last, String says) {

        String turns() {
            return first == last ? String.valueOf(first) : first + "-" + last;
        }
    }

    /** What a buyer does, and a remark on it. */
    private record Clause(String words, @Nullable String aside) {}

    private static final int NOBODY = -1;

    private final int seat;
    private final boolean transaction;
    private final Set<Integer> inside = new LinkedHashSet<>();
    private final Set<Integer> readers = new LinkedHashSet<>();
    private final Set<Integer> committed = new LinkedHashSet<>();
    private int lastWriter = NOBODY;
    private boolean sold;

    private ClashStory(int seat, boolean transaction) {
        this.seat = seat;
        this.transaction = transaction;
    }

    /**
     * The story of a clash.
     *
     * @param seat the seat that they all read
     * @param transaction whether their guard is a transaction
     */
    static List<Sentence> of(int seat, boolean transaction, List<TurnResult> turnResults) {
        ClashStory story = new ClashStory(seat, transaction);
        List<Sentence> sentences = new ArrayList<>();
        for (int from = 0, to; from < turnResults.size(); from = to) {
            to = story.endOfReading(turnResults, from);
            boolean several = to - from > 1;
            to = several ? to : endOfBuyer(turnResults, from);
            List<TurnResult> told = turnResults.subList(from, to);
            sentences.add(new Sentence(from + 1, to, several ? story.ofReaders(told) : story.ofBuyer(told)));
        }
        return sentences;
    }

    /** The end of a row of turns in which several buyers only read, after another buyer has read. */
    private int endOfReading(List<TurnResult> turnResults, int from) {
        int to = from;
        while (!readers.isEmpty()
                && to < turnResults.size()
                && turnResults.get(to).step() == Step.READ) {
            to++;
        }
        return to > from && endOfBuyer(turnResults, to - 1) > to ? to - 1 : to;
    }

    private static int endOfBuyer(List<TurnResult> turnResults, int from) {
        int to = from + 1;
        while (to < turnResults.size()
                && turnResults.get(to).turn().buyer()
                        == turnResults.get(from).turn().buyer()) {
            to++;
        }
        return to;
    }

    private String ofReaders(List<TurnResult> told) {
        String notYet = notYetSeen();
        List<Integer> buyers =
                told.stream().map(turnResult -> turnResult.turn().buyer()).toList();
        readers.addAll(buyers);
        return letters(buyers) + " read " + seat + ", too" + (notYet == null ? "" : ": " + notYet) + ".";
    }

    private String ofBuyer(List<TurnResult> told) {
        int buyer = told.get(0).turn().buyer();
        boolean stillBelieves = told.get(0).step() == Step.WRITE && lastWriter != NOBODY;
        StringBuilder sentence = new StringBuilder(Turn.letter(buyer));
        if (stillBelieves) {
            sentence.append(", which still believes that ")
                    .append(seat)
                    .append(seat == 1 ? " is" : " are")
                    .append(" left,");
        }
        for (int i = 0; i < told.size(); i++) {
            boolean last = i == told.size() - 1;
            Clause clause = clause(told.get(i), buyer);
            sentence.append(i == 0 ? " " : last ? " and " : ", ").append(clause.words());
            if (clause.aside() != null) {
                sentence.append(last ? ": " + clause.aside() : " (" + clause.aside() + ")");
            }
        }
        return sentence.append('.').toString();
    }

    private Clause clause(TurnResult turnResult, int buyer) {
        Step step = turnResult.step();
        if (step == null) {
            return new Clause("is killed before it has sold seat " + seat, null);
        }
        if (turnResult.isBlocked()) {
            return new Clause("has to wait", null);
        }
        return switch (step) {
            case ACQUIRE -> acquires(buyer);
            case READ -> reads(buyer, turnResult.value());
            case WRITE -> writes(buyer, turnResult.value());
            case RECORD -> sells(turnResult.value());
            case RELEASE -> releases(buyer);
            case STILL_HELD, COMPARE_AND_SET, TAKE -> new Clause(StepWords.of(turnResult), null);
        };
    }

    private Clause acquires(int buyer) {
        String others = inside.isEmpty()
                ? null
                : letters(List.copyOf(inside)) + (inside.size() == 1 ? " is" : " are") + " still inside";
        inside.add(buyer);
        return transaction ? new Clause("begins a transaction", null) : new Clause("gets the guard", others);
    }

    private Clause reads(int buyer, int value) {
        boolean too = !readers.isEmpty() && value == seat;
        String notYet = too ? notYetSeen() : null;
        readers.add(buyer);
        return new Clause("reads " + value + (too ? ", too" : ""), notYet);
    }

    /** Why a reader sees the same count as the readers before it. */
    private @Nullable String notYetSeen() {
        if (lastWriter == NOBODY) {
            return (readers.size() == 1 ? letters(List.copyOf(readers)) + " has not" : "no buyer has") + " written yet";
        }
        boolean hidden = transaction && !committed.contains(lastWriter);
        return hidden ? "what " + Turn.letter(lastWriter) + " has written is not committed yet" : null;
    }

    private Clause writes(int buyer, int value) {
        int before = lastWriter;
        lastWriter = buyer;
        String words = "writes " + (value - 1);
        if (before == NOBODY) {
            return new Clause(words, null);
        }
        String other = Turn.letter(before);
        return new Clause(words + " over " + other + "'s " + (value - 1), other + "'s update is lost");
    }

    private Clause sells(int value) {
        boolean again = sold;
        sold = true;
        return new Clause("sells seat " + value + (again ? " again" : ""), null);
    }

    private Clause releases(int buyer) {
        inside.remove(buyer);
        committed.add(buyer);
        return new Clause(transaction ? "commits" : "releases the guard", null);
    }

    private static String letters(List<Integer> buyers) {
        int last = buyers.size() - 1;
        String list = buyers.subList(0, last).stream().map(Turn::letter).collect(Collectors.joining(", "));
        return (list.isEmpty() ? "" : list + " and ") + Turn.letter(buyers.get(last));
    }
}
