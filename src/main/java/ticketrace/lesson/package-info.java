/**
 * Lessons for a class: fourteen small demonstrations with real processes, from a pid to every order of steps.
 *
 * <p>Each lesson is one class, and {@link ticketrace.lesson.Lessons} is their catalogue. A lesson announces what the
 * class is going to see, asks a question, runs its processes, and compares its observations with its expectations. It
 * reports to a {@link ticketrace.lesson.LessonPresenter}, which decides on the layout; the child processes of the
 * lesson print by themselves.
 *
 * <pre>
 * Lessons.hold -> LessonPresenter: title, preview, question
 *              -> Lesson.run, in a Classroom that is closed afterwards -> Observations
 *              -> LessonPresenter: the observations, the answer, the code
 * </pre>
 *
 * <p>May use: the rooms below. Never: prints, except in a child process, or knows colours and columns.
 */
@NullMarked
package ticketrace.lesson;

import org.jspecify.annotations.NullMarked;
