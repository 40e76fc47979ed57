package ticketrace.architecture.crooked.attic;

/** Breaks: every class is in a room that is on the plan. */
public final class Lodger {}
