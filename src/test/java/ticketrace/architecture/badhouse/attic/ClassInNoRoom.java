package ticketrace.architecture.badhouse.attic;

/** Breaks a rule: every class is in a room of the plan. */
public final class ClassInNoRoom {}
