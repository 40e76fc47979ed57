/** The room of one store. */
package ticketrace.architecture.badhouse.store.h2;
