package ticketrace.lesson;

import java.util.List;

/**
 * The fixed words of a lesson, which do not depend on what happens in it.
 *
 * @param title the subject, in a few words
 * @param line the subject in one line, for the list of lessons
 * @param preview what the class is going to see
 * @param question the question to the class, before the processes start
 * @param code the code that ran
 */
public record LessonText(String title, String line, String preview, String question, List<Excerpt> code) {}
