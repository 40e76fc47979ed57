package ticketrace.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.input.Printable;

/**
 * The contents of a store at one moment, mostly after the last buyer ended.
 *
 * @param remaining the count; null if {@code tickets.txt} holds no count
 * @param sales the list of sales, without the damaged lines
 * @param damage one sentence for each damaged part of the export
 * @param cutOff a sentence about an unfinished last line of {@code sales.csv}, which is damage unless a buyer died
 *     while it wrote the line; null if the last line is finished
 */
public record FinalState(
        @Nullable Integer remaining,
        List<Sale> sales,
        List<String> damage,
        @Nullable String cutOff) {

    /** A state whose list of sales has no unfinished line. */
    public FinalState(@Nullable Integer remaining, List<Sale> sales, List<String> damage) {
        this(remaining, sales, damage, null);
    }

    private static final int MAX_DAMAGE = 5;
    private static final int SHOWN_CHARACTERS = 60;

    /**
     * Reads the export in a run's folder. Keeps at most five sentences about damage.
     *
     * @throws IOException if a file is missing or cannot be read; damaged contents are no error, but part of the state
     */
    public static FinalState read(Path folder) throws IOException {
        List<String> damage = new ArrayList<>();
        Integer remaining = null;
        try {
            remaining = CountFile.readOnce(folder.resolve(CountFile.NAME));
        } catch (DamagedStoreException e) {
            damage.add(String.valueOf(e.getMessage()));
        }
        return withSales(folder, remaining, damage);
    }

    /**
     * The state of a store that keeps its sales in the folder's {@code sales.csv}, and its count elsewhere.
     *
     * @param remaining the count
     * @throws IOException if the file is missing or cannot be read; damaged contents are no error, but part of the
     *     state
     */
    public static FinalState withSales(Path folder, int remaining) throws IOException {
        return withSales(folder, remaining, new ArrayList<>());
    }

    private static FinalState withSales(Path folder, @Nullable Integer remaining, List<String> damage)
            throws IOException {
        SalesCollector sales = new SalesCollector(folder.resolve(SalesFile.NAME), damage);
        SalesFile.readAll(sales.file, sales);
        return new FinalState(remaining, sales.sales, damage, sales.cutOff);
    }

    /** Collects the sales of a file, and its damage. */
    private static final class SalesCollector implements SalesFile.Reader {

        private final Path file;
        private final List<String> damage;
        private final List<Sale> sales = new ArrayList<>();
        private final Map<String, String> buyers = new HashMap<>();
        private @Nullable String cutOff;

        SalesCollector(Path file, List<String> damage) {
            this.file = file;
            this.damage = damage;
        }

        @Override
        public void sale(Sale sale) {
            String buyer = buyers.computeIfAbsent(sale.buyer(), same -> same);
            sales.add(new Sale(sale.seat(), buyer, sale.purchase()));
        }

        @Override
        public void damaged(int line, String text) {
            if (damage.size() < MAX_DAMAGE) {
                damage.add(file + ": line " + line + " is no sale: \"" + shortened(text) + "\"");
            }
        }

        @Override
        public void cutOff(String text) {
            cutOff = file + ": its last line was not finished: \"" + shortened(text) + "\"";
        }

        private static String shortened(String text) {
            return Printable.spelledOut(text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS)));
        }
    }
}
