package ticketrace.run;

/**
 * A buyer, as people know it.
 *
 * @param name its name
 * @param pid its process
 */
public record BuyerInfo(String name, long pid) {}
