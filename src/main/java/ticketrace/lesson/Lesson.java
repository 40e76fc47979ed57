package ticketrace.lesson;

/** One lesson. */
interface Lesson {

    /** The words of the lesson. */
    LessonText text();

    /**
     * Runs the lesson with real processes. The caller runs it on a thread of its own and interrupts it if it takes too
     * long.
     *
     * @param room the resources of the lesson; the caller closes it afterwards
     */
    Observations run(Classroom room) throws Exception;
}
