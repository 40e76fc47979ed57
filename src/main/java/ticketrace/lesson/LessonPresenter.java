package ticketrace.lesson;

import java.util.List;
import ticketrace.race.ArchiveProgress;
import ticketrace.race.RaceObserver;

/**
 * Shows a lesson to a class. The lesson calls the methods one after the other, in this order, on one thread at a time.
 *
 * <p>All texts are plain and without line breaks, except code; the presenter decides on the layout.
 */
public interface LessonPresenter {

    /** Shows which lesson begins. */
    void title(int number, String title);

    /** Shows what the class is going to see. */
    void preview(String words);

    /** Asks the class a question, and returns when the class wants to see what happens. */
    void ask(String question);

    /** Announces that the processes start now; child processes print, too. */
    void begin();

    /** Shows one event of the lesson. */
    void tell(String words);

    /** The listener to the making of the class archive, which happens before the first race of this jar. */
    default ArchiveProgress gettingReady() {
        return ArchiveProgress.NONE;
    }

    /** The observer of the races of the lesson. */
    RaceObserver observer();

    /** Shows what the lesson observed. */
    void seen(List<Observation> observations);

    /** Shows the answer to the question, when the class wants to see it. */
    void answer(String words);

    /** Shows the code, when the class wants to see it. */
    void show(List<Excerpt> code);

    /**
     * Announces that the lesson runs once more, slower, because it did not observe these things; the machine may be
     * busy.
     */
    void again(List<String> notSeen);

    /** Shows one thing that the lesson expected and did not observe. */
    void notSeen(String what);
}
