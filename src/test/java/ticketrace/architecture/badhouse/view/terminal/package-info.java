/** A room that breaks no rule. */
package ticketrace.architecture.badhouse.view.terminal;
