package ticketrace.view.page;

/**
 * The answer to a request that is refused or fails.
 *
 * @param error why, in one line
 */
record Refusal(String error) {}
