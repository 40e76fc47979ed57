/** A room that uses a room above it. */
package ticketrace.architecture.badhouse.lock;
