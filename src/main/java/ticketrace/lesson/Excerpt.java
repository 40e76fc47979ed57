package ticketrace.lesson;

/**
 * A few lines of Java that ran in a lesson, and the Python that would have done the same.
 *
 * @param file where the Java stands, below {@code src/main/java/ticketrace}
 * @param java its lines, in the order in which they stand there; {@link #LEFT_OUT} for some that are not shown
 * @param python the same in Python
 */
public record Excerpt(String file, String java, String python) {

    /** A line that stands for others. */
    public static final String LEFT_OUT = "...";
}
