package ticketrace.run;

/**
 * How people identify a buyer.
 *
 * @param name its name
 * @param pid its process id
 */
public record BuyerInfo(String name, long pid) {}
