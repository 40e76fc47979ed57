package ticketrace.race;

import org.jspecify.annotations.Nullable;
import ticketrace.run.BuyerInfo;

/**
 * To whom a fault was done.
 *
 * @param buyer who
 * @param holder where it stood with the guard in its hands; null if nobody looked
 */
public record Victim(BuyerInfo buyer, @Nullable Holder holder) {}
