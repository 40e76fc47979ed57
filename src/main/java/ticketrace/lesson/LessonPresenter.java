package ticketrace.lesson;

import java.util.List;
import ticketrace.race.ArchiveProgress;
import ticketrace.race.RaceObserver;

/**
 * Where a lesson is held. It is told one thing after the other, in this order, by one thread at a time.
 *
 * <p>Everything is plain text without line breaks, but for code; how it is laid out is the stage's own business.
 */
public interface LessonPresenter {

    /** The lesson begins. */
    void title(int number, String title);

    /** What is going to be seen. */
    void preview(String words);

    /** Puts a question to the class, and returns when they want to see. */
    void ask(String question);

    /** From here on it really happens; child processes print, too. */
    void curtain();

    /** Something happens. */
    void tell(String words);

    /** Hears how what a race needs is made, before the first race that this jar ever holds. */
    default ArchiveProgress gettingReady() {
        return ArchiveProgress.UNHEARD;
    }

    /** Watches a race that is part of what happens. */
    RaceObserver observer();

    /** What was seen. */
    void seen(List<Observation> observations);

    /** The answer to the question, when they want to know it. */
    void answer(String words);

    /** Shows the code, when they want to see it. */
    void show(List<Excerpt> code);

    /** This was to be seen, and was not, for want of time perhaps: it happens once more, and slowly. */
    void again(List<String> notSeen);

    /** Something was to be seen, and was not. */
    void notSeen(String what);
}
