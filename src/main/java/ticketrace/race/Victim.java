package ticketrace.race;

import org.jspecify.annotations.Nullable;
import ticketrace.run.BuyerInfo;

/**
 * The buyer that a fault hit.
 *
 * @param buyer the buyer
 * @param holder where it stood while it held the guard; null if the fault named the buyer
 */
public record Victim(BuyerInfo buyer, @Nullable Holder holder) {}
