package ticketrace.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds after the last buyer ended, read from its export.
 *
 * @param remaining the count; null if {@code tickets.txt} holds none
 * @param sales the list of sales, as far as its lines are sales
 * @param damage a sentence for each thing in the export that is not what it should be
 */
public record FinalState(@Nullable Integer remaining, List<Sale> sales, List<String> damage) {

    private static final int MAX_DAMAGE = 5;
    private static final int SHOWN_CHARACTERS = 60;

    /**
     * Reads the export in a run's folder.
     *
     * @throws IOException if one of its files is missing or cannot be read; damaged contents are told in the state
     */
    public static FinalState read(Path folder) throws IOException {
        List<String> damage = new ArrayList<>();
        Integer remaining = null;
        try {
            remaining = CountFile.readOnce(folder.resolve(CountFile.NAME));
        } catch (DamagedStoreException e) {
            damage.add(String.valueOf(e.getMessage()));
        }
        return new FinalState(remaining, sales(folder.resolve(SalesFile.NAME), damage), damage);
    }

    private static List<Sale> sales(Path file, List<String> damage) throws IOException {
        List<Sale> sales = new ArrayList<>();
        Map<String, String> buyers = new HashMap<>();
        SalesFile.readAll(file, new SalesFile.Reader() {
            @Override
            public void sale(Sale sale) {
                String buyer = buyers.computeIfAbsent(sale.buyer(), same -> same);
                sales.add(new Sale(sale.seat(), buyer, sale.purchase()));
            }

            @Override
            public void damaged(int line, String text) {
                if (damage.size() < MAX_DAMAGE) {
                    damage.add(file + ": line " + line + " is no sale: \""
                            + text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS)) + "\"");
                }
            }
        });
        return sales;
    }
}
