/** A room that must know nothing but processes and locks. */
package ticketrace.architecture.crooked.chat;
