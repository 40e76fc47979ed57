package ticketrace.architecture.crooked.multiprocessing;

/** Breaks nothing by itself: a room of the tutorial. */
public final class Tutor {}
