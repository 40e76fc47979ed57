/** A room that uses the room beside it. */
package ticketrace.architecture.badhouse.view.page;
