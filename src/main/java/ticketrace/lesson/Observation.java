package ticketrace.lesson;

/**
 * Something that was seen.
 *
 * @param what what was looked at
 * @param value what was seen: a number, or a word
 * @param meaning what that says; may be empty
 */
public record Observation(String what, String value, String meaning) {}
