package ticketrace.lesson;

/** One lesson. */
interface Lesson {

    /** What is said in it. */
    LessonText text();

    /**
     * Lets it happen, with real processes. Called on a thread of its own, which is interrupted if it takes too long.
     *
     * @param room where it happens; what is left in there is cleared away afterwards
     */
    Observations happen(Classroom room) throws Exception;
}
