package ticketrace.architecture.badhouse.view.terminal;

/** Breaks no rule by itself. */
public final class CorrectView {}
