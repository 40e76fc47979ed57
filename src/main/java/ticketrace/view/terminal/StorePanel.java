package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;
import ticketrace.view.words.StoreWords;

/** What a store holds, in a few lines: how many tickets are left, what was sold twice, and the list of sales. */
final class StorePanel {

    private static final String HEADING = "seat,buyer,purchase";
    private static final int LINES_ABOVE_SALES = 4;
    private static final String GAP = "  ";
    private static final String MORE = "... ";

    private final FinalState store;
    private final Map<Integer, Integer> salesBySeat = new TreeMap<>();

    StorePanel(FinalState store) {
        this.store = store;
        store.sales().forEach(sale -> salesBySeat.merge(sale.seat(), 1, Integer::sum));
    }

    /** How many tickets are left. */
    String left() {
        return StoreWords.left(store);
    }

    /** What the class must see: seats sold twice, or damage; empty if there is neither. */
    String alarm() {
        return StoreWords.alarm(store);
    }

    /** Whether the seat was sold more than once. */
    boolean isSoldTwice(int seat) {
        return salesBySeat.getOrDefault(seat, 0) > 1;
    }

    /** The whole panel as lines; of the sales, the last ones that fit. */
    List<Table.Cell> lines(int height) {
        List<Table.Cell> lines = new ArrayList<>();
        lines.add(new Table.Cell(left(), Colour.HEADING));
        lines.add(new Table.Cell(alarm(), Colour.ALARM));
        lines.add(new Table.Cell("sales.csv", Colour.HEADING));
        lines.add(new Table.Cell(HEADING, Colour.ASIDE));
        List<Sale> sales = store.sales();
        int room = Math.max(1, height - LINES_ABOVE_SALES);
        int hidden = sales.size() <= room ? 0 : sales.size() - room + 1;
        if (hidden > 0) {
            lines.add(new Table.Cell("... and " + hidden + " before", Colour.ASIDE));
        }
        sales.subList(hidden, sales.size()).forEach(sale -> lines.add(new Table.Cell(csv(sale), colour(sale))));
        return lines;
    }

    /** The sales in one line; the last ones that fit. */
    List<Table.Cell> salesInALine(int width) {
        List<Table.Cell> cells = new ArrayList<>();
        int used = 0;
        List<Sale> sales = store.sales();
        for (int i = sales.size() - 1; i >= 0; i--) {
            String text = csv(sales.get(i)) + GAP;
            used += text.length();
            if (used > width - MORE.length()) {
                cells.add(0, new Table.Cell(MORE, Colour.ASIDE));
                return cells;
            }
            cells.add(0, new Table.Cell(text, colour(sales.get(i))));
        }
        return cells;
    }

    private @Nullable Colour colour(Sale sale) {
        return isSoldTwice(sale.seat()) ? Colour.BAD : null;
    }

    private static String csv(Sale sale) {
        return sale.seat() + "," + sale.buyer() + "," + sale.purchase();
    }
}
