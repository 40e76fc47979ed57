/** A room in order. */
package ticketrace.architecture.crooked.view.terminal;
