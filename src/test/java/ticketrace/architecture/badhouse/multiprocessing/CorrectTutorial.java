package ticketrace.architecture.badhouse.multiprocessing;

/** Breaks no rule: a class in a room of the tutorial. */
public final class CorrectTutorial {}
