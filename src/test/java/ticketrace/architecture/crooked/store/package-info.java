/** A room above the lock's that must not know it. */
package ticketrace.architecture.crooked.store;
