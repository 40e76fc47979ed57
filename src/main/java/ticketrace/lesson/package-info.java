/**
 * Lessons for a class: twelve small things to see with real processes, from a pid to a transaction.
 *
 * <p>Each lesson is one class, and {@link ticketrace.lesson.Lessons} is their catalogue. A lesson says what is to be seen,
 * asks, lets it happen, and holds what was seen against what was to be seen. It speaks to a {@link
 * ticketrace.lesson.LessonPresenter}, and does not know what that looks like; its child processes print for themselves, as everybody's
 * do.
 *
 * <pre>
 * Lessons.hold -> LessonPresenter: title, preview, question
 *              -> Lesson.happen, in a Classroom that is cleared away afterwards -> Observations
 *              -> LessonPresenter: what was seen, the answer, the code
 * </pre>
 *
 * <p>May use: the rooms below. Never: prints by itself but in a child, or knows colours and columns.
 */
@NullMarked
package ticketrace.lesson;

import org.jspecify.annotations.NullMarked;
