/**
 * One buying process: {@link ticketrace.buyer.Buyer} makes {@link ticketrace.buyer.Purchase purchases} until there is
 * nothing left to buy, and writes down every step.
 *
 * <p>There is exactly one implementation of the purchase, and it runs at a {@link ticketrace.buyer.Pace} that somebody
 * else chooses: free, with think time, held still for a fault, or let through step by step.
 *
 * <p>May use: {@code history}, {@code store}, {@code guard}. Never: knows who paces it, or
 * that there are other buyers.
 */
@NullMarked
package ticketrace.buyer;

import org.jspecify.annotations.NullMarked;
