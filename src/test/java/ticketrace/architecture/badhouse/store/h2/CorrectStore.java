package ticketrace.architecture.badhouse.store.h2;

/** Breaks no rule. */
public final class CorrectStore {}
