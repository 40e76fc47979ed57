/** A room that must use only processes and locks, and breaks that rule. */
package ticketrace.architecture.badhouse.chat;
