/** A room that breaks no rule by itself. */
package ticketrace.architecture.badhouse.guard;
