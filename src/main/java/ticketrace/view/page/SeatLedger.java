package ticketrace.view.page;

import java.util.Arrays;

/**
 * Which buyer has sold which seat, in the order in which it was seen. Thread-safe.
 *
 * <p>Memory is bounded: of a seat that is sold again and again only the first sales are kept, more of each the fewer seats
 * there are. How often seats were sold in all is counted elsewhere.
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

    /** Notes a sale; of a seat that there is not, or that was sold too often already, nothing. */
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

    /** How many sales are noted. */
    synchronized int size() {
        return sales;
    }

    /** Those from {@code from} up to {@code to}, as a JSON list of pairs. */
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
