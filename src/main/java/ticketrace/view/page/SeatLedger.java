package ticketrace.view.page;

import java.util.Arrays;

/**
 * The sales of a race, each a seat and a buyer, in the order in which the launcher has seen them. Thread-safe.
 *
 * <p>Memory is bounded: the ledger keeps only the first sales of a seat, and more of each seat if the race has fewer
 * seats. {@link Moments} counts all sales.
 */
final class SeatLedger {

    private static final int SALES_KEPT = 200_000;
    private static final int MIN_OF_A_SEAT = 2;
    private static final int FIRST_CAPACITY = 1024;

    private final int mostOfASeat;
    private final int[] salesOfSeat;
    private int[] seatsAndBuyers = new int[FIRST_CAPACITY];
    private int sales;

    SeatLedger(int tickets) {
        this.mostOfASeat = Math.max(MIN_OF_A_SEAT, SALES_KEPT / tickets);
        this.salesOfSeat = new int[tickets + 1];
    }

    /** Notes a sale. Ignores a seat that does not exist, and a seat of which the ledger has the most sales already. */
    synchronized void add(int seat, int buyer) {
        if (seat < 1 || seat >= salesOfSeat.length || salesOfSeat[seat] == mostOfASeat) {
            return;
        }
        salesOfSeat[seat]++;
        if (2 * sales == seatsAndBuyers.length) {
            seatsAndBuyers = Arrays.copyOf(seatsAndBuyers, 2 * seatsAndBuyers.length);
        }
        seatsAndBuyers[2 * sales] = seat;
        seatsAndBuyers[2 * sales + 1] = buyer;
        sales++;
    }

    /** The number of sales in the ledger. */
    synchronized int size() {
        return sales;
    }

    /** Writes the sales from {@code from} up to, without, {@code to}, as a JSON list of pairs: seat, buyer's index. */
    synchronized void write(int from, int to, StringBuilder json) {
        json.append('[');
        for (int i = from; i < to; i++) {
            json.append(i == from ? "[" : ",[")
                    .append(seatsAndBuyers[2 * i])
                    .append(',')
                    .append(seatsAndBuyers[2 * i + 1])
                    .append(']');
        }
        json.append(']');
    }
}
