package ticketrace.lesson;

/**
 * A few lines of Java that ran in a lesson, and the Python code that does the same.
 *
 * @param file the file of the Java code, below {@code src/main/java/ticketrace}
 * @param java the lines of Java, in the order of the file; {@link #LEFT_OUT} marks lines that are not shown
 * @param python the same in Python
 */
public record Excerpt(String file, String java, String python) {

    /** The line that marks omitted lines. */
    public static final String LEFT_OUT = "...";
}
