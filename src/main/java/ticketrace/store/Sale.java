package ticketrace.store;

/** One line of the list of sales: {@code buyer} sold {@code seat} in its purchase with this number, counted from 1. */
public record Sale(int seat, String buyer, int purchase) {}
