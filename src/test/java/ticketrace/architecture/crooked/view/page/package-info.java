/** A room that uses the one beside it. */
package ticketrace.architecture.crooked.view.page;
