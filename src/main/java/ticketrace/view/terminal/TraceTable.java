package ticketrace.view.terminal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.history.Step;
import ticketrace.store.FinalState;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.StepWords;

/** A schedule as a table: a line for each turn, a column for each buyer, and the contents of the store. */
public final class TraceTable {

    private static final String INDENT = "  ";
    private static final int HEAD_WIDTH = 9;
    private static final int COLUMN_GAP = 2;

    private final Screen screen;
    private final int buyers;
    private final int columnWidth;

    /** A table for so many buyers of so many tickets. */
    public TraceTable(Screen screen, int buyers, int tickets) {
        this(screen, buyers, tickets, List.of());
    }

    /** A table for these turns; some of them may be steps inside a lock, with long names. */
    public TraceTable(Screen screen, int buyers, int tickets, List<TurnResult> turns) {
        this.screen = screen;
        this.buyers = buyers;
        this.columnWidth = Stream.concat(
                                Stream.of("sells seat " + tickets, "buyer-01.2", "is too late"),
                                turns.stream().map(StepWords::of))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0)
                + COLUMN_GAP;
    }

    /** How many columns of the screen it takes without the contents of the store. */
    int width() {
        return INDENT.length() + HEAD_WIDTH + columnWidth * buyers - COLUMN_GAP;
    }

    /** How many columns of the screen it takes with the contents of the store. */
    int widthWithStore(FinalState store) {
        return width() + COLUMN_GAP + left(store).length();
    }

    /** Prints the buyers' letters and names, and the heading of the last column. */
    public void heading(List<String> names, String last) {
        StringBuilder letters = new StringBuilder(INDENT + " ".repeat(HEAD_WIDTH));
        StringBuilder below = new StringBuilder(INDENT + " ".repeat(HEAD_WIDTH));
        for (int buyer = 0; buyer < buyers; buyer++) {
            letters.append(cell(Turn.letter(buyer)));
            below.append(cell(names.get(buyer)));
        }
        screen.line(screen.paint(Colour.HEADING, letters.toString().stripTrailing()));
        screen.line(screen.paint(Colour.ASIDE, (below + last).stripTrailing()));
    }

    /** One turn. */
    public void row(int number, TurnResult turnResult, @Nullable FinalState store) {
        int buyer = turnResult.turn().buyer();
        boolean isForAll = turnResult.turn().kind() == Turn.Kind.TIME;
        String before = isForAll ? "" : " ".repeat(columnWidth * buyer);
        String words = isForAll ? acrossAll(StepWords.of(turnResult)) : StepWords.of(turnResult);
        Colour colour = colour(turnResult);
        String head = INDENT + String.format(Locale.ROOT, "%4d  %-3s", number, turnResult.turn());
        CharSequence line = screen.joined(
                screen.paint(Colour.ASIDE, head), before, colour == null ? words : screen.paint(colour, words));
        if (store != null) {
            String gap = " ".repeat(Math.max(1, columnWidth * buyers - before.length() - words.length()));
            line = screen.joined(line, gap, screen.paint(Colour.ASIDE, left(store)));
        }
        screen.line(line);
    }

    /** The words in the middle of a line across the columns of all buyers: no single buyer does it. */
    private String acrossAll(String words) {
        int dashes = Math.max(2, columnWidth * buyers - COLUMN_GAP - words.length() - 2);
        return "-".repeat(dashes / 2) + " " + words + " " + "-".repeat(dashes - dashes / 2);
    }

    /** The contents of the store, in a few words. */
    static String left(FinalState store) {
        return Numbers.of(store.remaining()) + " left, " + store.sales().size() + " sold";
    }

    private String cell(String text) {
        return text + " ".repeat(Math.max(1, columnWidth - text.length()));
    }

    static @Nullable Colour colour(TurnResult turnResult) {
        Step step = turnResult.step();
        if (step == null) {
            return Colour.BAD;
        }
        return turnResult.isBlocked() || turnResult.isRefused() ? Colour.DOUBTFUL : StepColours.of(step);
    }
}
