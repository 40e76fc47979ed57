/** A room that uses one above it. */
package ticketrace.architecture.crooked.lock;
