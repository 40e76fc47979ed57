package ticketrace.view.report;

/**
 * A line of a drawing, from one node to another.
 *
 * @param labelWidth the room that its label takes, in pixels
 */
record Link(int from, int to, int labelWidth) {}
