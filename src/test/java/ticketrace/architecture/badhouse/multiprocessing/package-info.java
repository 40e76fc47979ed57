/** A room of the tutorial. */
package ticketrace.architecture.badhouse.multiprocessing;
