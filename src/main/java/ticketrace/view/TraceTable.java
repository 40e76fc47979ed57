package ticketrace.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;
import ticketrace.schedule.Happening;
import ticketrace.schedule.Turn;
import ticketrace.store.FinalState;

/** A schedule, turn by turn: a line each, a column for each buyer, what the store holds beside them. */
public final class TraceTable {

    private static final String INDENT = "  ";
    private static final int HEAD_WIDTH = 9;
    private static final int COLUMN_GAP = 2;

    private final Screen screen;
    private final int buyers;
    private final int columnWidth;

    /** A table for so many buyers of so many tickets. */
    public TraceTable(Screen screen, int buyers, int tickets) {
        this.screen = screen;
        this.buyers = buyers;
        this.columnWidth = Stream.of("sells seat " + tickets, "buyer-01.2", "is too late")
                        .mapToInt(String::length)
                        .max()
                        .orElse(0)
                + COLUMN_GAP;
    }

    /** How many columns of the screen it takes, if nothing is said of the store. */
    int width() {
        return INDENT.length() + HEAD_WIDTH + columnWidth * buyers - COLUMN_GAP;
    }

    /** How many columns of the screen it takes, what the store holds included. */
    int widthWithStore(FinalState store) {
        return width() + COLUMN_GAP + left(store).length();
    }

    /** The buyers' letters and names, and what stands in the last column. */
    public void heading(List<String> names, String last) {
        StringBuilder letters = new StringBuilder(INDENT + " ".repeat(HEAD_WIDTH));
        StringBuilder below = new StringBuilder(INDENT + " ".repeat(HEAD_WIDTH));
        for (int buyer = 0; buyer < buyers; buyer++) {
            letters.append(cell(Turn.letter(buyer)));
            below.append(cell(names.get(buyer)));
        }
        screen.line(screen.paint(Ink.HEADING, letters.toString().stripTrailing()));
        screen.line(screen.paint(Ink.ASIDE, (below + last).stripTrailing()));
    }

    /** One turn. */
    public void row(int number, Happening happening, @Nullable FinalState store) {
        int buyer = happening.turn().buyer();
        String words = words(happening);
        Ink ink = ink(happening);
        String head = INDENT + String.format(Locale.ROOT, "%4d  %-3s", number, happening.turn());
        String line = screen.paint(Ink.ASIDE, head)
                + " ".repeat(columnWidth * buyer)
                + (ink == null ? words : screen.paint(ink, words));
        if (store != null) {
            String gap = " ".repeat(Math.max(1, columnWidth * (buyers - buyer) - words.length()));
            line += gap + screen.paint(Ink.ASIDE, left(store));
        }
        screen.line(line);
    }

    /** What the store holds, in a few words. */
    static String left(FinalState store) {
        return Numbers.of(store.remaining()) + " left, " + store.sales().size() + " sold";
    }

    private String cell(String text) {
        return text + " ".repeat(Math.max(1, columnWidth - text.length()));
    }

    /** What happened, in a word or two. */
    public static String words(Happening happening) {
        Step step = happening.step();
        if (step == null) {
            return happening.turn().kind() == Turn.Kind.KILL ? "KILLED" : "starts anew";
        }
        if (happening.isInVain()) {
            return "waits";
        }
        return happening.isConflict() ? StepWords.REFUSED : StepWords.taken(step, happening.value());
    }

    static @Nullable Ink ink(Happening happening) {
        Step step = happening.step();
        if (step == null) {
            return Ink.BAD;
        }
        return happening.isInVain() || happening.isConflict() ? Ink.DOUBTFUL : StepWords.ink(step);
    }
}
