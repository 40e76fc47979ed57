/**
 * One buying process: {@link ticketrace.buyer.Buyer} makes {@link ticketrace.buyer.Purchase purchases} until no
 * ticket is left, and records every step in its history.
 *
 * <p>There is one implementation of the purchase. Its caller chooses the {@link ticketrace.buyer.Pace}: free, with
 * think time, paused for a fault, or step by step.
 *
 * <p>May use: {@code history}, {@code store}, {@code guard}, {@code lock}. Never: knows who paces it, or that there are
 * other buyers.
 */
@NullMarked
package ticketrace.buyer;

import org.jspecify.annotations.NullMarked;
