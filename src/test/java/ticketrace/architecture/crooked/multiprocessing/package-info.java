/** A room of the tutorial. */
package ticketrace.architecture.crooked.multiprocessing;
