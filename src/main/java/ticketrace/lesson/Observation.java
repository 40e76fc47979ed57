package ticketrace.lesson;

/**
 * One observation of a lesson.
 *
 * @param what the thing that was observed
 * @param value the observed value: a number, or a word
 * @param meaning what the value means; may be empty
 */
public record Observation(String what, String value, String meaning) {}
