package ticketrace.lesson;

import java.util.List;

/**
 * What is said in a lesson, whatever happens in it.
 *
 * @param title what it is about, in a few words
 * @param line the same in one line, for the list of lessons
 * @param preview what is going to be seen
 * @param question what the class is asked before
 * @param code the lines that did it
 */
public record LessonText(String title, String line, String preview, String question, List<Excerpt> code) {}
