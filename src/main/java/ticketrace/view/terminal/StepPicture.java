package ticketrace.view.terminal;

import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.run.RaceSettings;
import ticketrace.view.model.SteppedBuyerView;
import ticketrace.view.words.ExplorationWords;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.StepWords;

/**
 * Draws a scene in the size of a terminal: a column for each buyer, with its turns below; the store beside them, or
 * below them if there is no room; at the foot the result and the keys.
 *
 * <p>It leaves out what does not fit, the oldest turns first. It always draws the foot.
 */
public final class StepPicture {

    /** For labels and the numbers of turns. */
    private static final int MARGIN = 8;

    private static final int GAP = 2;
    private static final int STORE_WIDTH = 24;
    private static final int COLUMN_BESIDE_STORE = 15;
    private static final int WIDEST_COLUMN = 30;
    private static final int TOP = 2;
    private static final String CUT = "..";

    private final StepScene scene;
    private final int width;
    private final int height;
    private final int buyers;
    private final boolean storeBeside;
    private final int columnWidth;
    private final int textWidth;
    private final Canvas canvas;

    private StepPicture(StepScene scene, int width, int height, Screen screen) {
        this.scene = scene;
        this.width = width;
        this.height = height;
        this.buyers = scene.settings().buyers();
        this.storeBeside = (width - MARGIN - STORE_WIDTH) / buyers >= COLUMN_BESIDE_STORE;
        int room = width - MARGIN - (storeBeside ? STORE_WIDTH : 0);
        this.columnWidth = Math.max(2, Math.min(WIDEST_COLUMN, (room + 1) / buyers));
        this.textWidth = columnWidth - (columnWidth > COLUMN_BESIDE_STORE ? GAP : 1);
        this.canvas = new Canvas(width, height, screen);
    }

    /** The lines of the picture, none wider than {@code width}, as many as {@code height}. */
    public static List<AttributedString> draw(StepScene scene, int width, int height, Screen screen) {
        StepPicture picture = new StepPicture(scene, width, height, screen);
        picture.draw();
        return picture.canvas.lines();
    }

    private void draw() {
        canvas.put(0, 0, title(scene.settings()), Colour.HEADING);
        List<Table.Cell> foot = new StepFoot(scene, width).lines();
        int footTop = Math.max(TOP, height - foot.size());
        int below = columns(TOP);
        if (!storeBeside) {
            below = storeBelow(below);
        }
        if (scene.explains()) {
            turns(below + 1, below + 2);
            explanations(below + 3, footTop);
        } else {
            turns(below + 1, footTop - 1);
        }
        if (storeBeside) {
            int bottom = scene.explains() ? below : footTop - 1;
            int column = MARGIN + buyers * columnWidth;
            canvas.putAll(TOP, column, new StorePanel(scene.store()).lines(bottom - TOP));
        }
        clearBelow(footTop);
        canvas.putAll(footTop, 0, foot);
    }

    private static String title(RaceSettings settings) {
        return Numbers.count(settings.buyers(), "buyer") + ", " + Numbers.count(settings.tickets(), "ticket")
                + ", store " + settings.store() + ", guard " + settings.label() + ", quota "
                + ExplorationWords.quota(settings);
    }

    /** Draws the columns' heads; returns the row below them. */
    private int columns(int top) {
        int stands = top + 3;
        int read = stands + BuyerColumn.STANDING_LINES;
        canvas.put(top + 2, 0, "pid", Colour.ASIDE);
        canvas.put(stands, 0, "stands", Colour.ASIDE);
        canvas.put(read, 0, "read", Colour.ASIDE);
        canvas.put(read + 1, 0, "sold", Colour.ASIDE);
        for (SteppedBuyerView buyer : scene.buyers()) {
            BuyerColumn column = new BuyerColumn(scene, buyer, textWidth);
            int left = MARGIN + buyer.index() * columnWidth;
            canvas.putAll(top, left, List.of(column.head(), column.shortName(), column.pid()));
            canvas.putAll(stands, left, column.stands());
            canvas.putAll(read, left, List.of(column.read(), column.sold()));
        }
        return read + 2;
    }

    /** Draws the store across the picture; returns the row below it. */
    private int storeBelow(int top) {
        StorePanel store = new StorePanel(scene.store());
        canvas.put(top, 0, "store", Colour.ASIDE);
        canvas.put(top, MARGIN, store.left(), Colour.HEADING);
        canvas.put(top, MARGIN + store.left().length() + GAP, store.alarm(), Colour.ALARM);
        canvas.put(top + 1, 0, "sales", Colour.ASIDE);
        int left = MARGIN;
        for (Table.Cell sale : store.salesInALine(width - MARGIN)) {
            canvas.put(top + 1, left, sale.text(), sale.colour());
            left += TextLayout.columns(sale.text());
        }
        return top + 2;
    }

    /** The last turns, as many as fit. */
    private void turns(int top, int bottom) {
        List<TurnResult> turnResults = scene.play().turnResults();
        int first = Math.max(0, turnResults.size() - Math.max(0, bottom - top));
        for (int i = first; i < turnResults.size(); i++) {
            TurnResult turnResult = turnResults.get(i);
            int row = top + i - first;
            String number = String.valueOf(i + 1);
            canvas.put(row, MARGIN - GAP - 1 - number.length(), number, Colour.ASIDE);
            canvas.put(
                    row,
                    MARGIN + turnResult.turn().buyer() * columnWidth,
                    turnResult.turn().equals(Turn.TIME)
                            ? "T: " + StepWords.of(turnResult)
                            : shortened(StepWords.of(turnResult), textWidth),
                    TraceTable.colour(turnResult));
        }
    }

    /** The words of a turn, shortened for a narrow column: "sells seat 100", "sells 100", "s 100". */
    static String shortened(String words, int width) {
        if (words.length() <= width) {
            return words;
        }
        String without = words.replaceFirst("^(is|starts) |seat ", "");
        if (without.length() <= width) {
            return without;
        }
        String initial = without.replaceFirst("(?<=^.)\\S+(?= )", "");
        return initial.length() <= width ? initial : initial.substring(0, Math.max(0, width - CUT.length())) + CUT;
    }

    /** Explains the next steps of the buyers. */
    private void explanations(int top, int bottom) {
        int row = top;
        for (Map.Entry<String, String> explained :
                new StepExplanation(scene.settings()).all(scene.play()).entrySet()) {
            String letters = explained.getValue();
            canvas.put(row, 0, letters.length() < MARGIN ? letters : "all", Colour.HEADING);
            for (String line : TextLayout.wrapped(explained.getKey(), width - MARGIN)) {
                canvas.put(row++, MARGIN, line, null);
            }
        }
        if (row > bottom) {
            clearBelow(bottom - 1);
            canvas.put(bottom - 1, MARGIN, "... (a taller window shows more)", Colour.ASIDE);
        }
    }

    private void clearBelow(int top) {
        for (int row = top; row < height; row++) {
            canvas.put(row, 0, " ".repeat(width), null);
        }
    }
}
