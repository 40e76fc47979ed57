package ticketrace.architecture.crooked.view.terminal;

/** Breaks nothing by itself. */
public final class Shown {}
