/** A room above the lock that must not use it, and does. */
package ticketrace.architecture.badhouse.store;
