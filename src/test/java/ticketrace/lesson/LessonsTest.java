package ticketrace.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;
import ticketrace.multiprocessing.AuthKey;
import ticketrace.multiprocessing.Connection;

/** The catalogue of lessons, and how a lesson is held. The held lessons are the test's own and start no process. */
class LessonsTest {

    private static final Path NO_RUNS = Path.of("target", "no-runs");

    private final RecordingPresenter presenter = new RecordingPresenter();

    /** The code that runs in a lesson. */
    private interface LessonBody {
        Observations in(Classroom room) throws Exception;
    }

    private static Lesson lesson(LessonBody body) {
        return new Lesson() {
            @Override
            public LessonText text() {
                return new LessonText("Nothing", "a line", "what is seen", "why?", List.of(new Excerpt("f", "j", "p")));
            }

            @Override
            public Observations run(Classroom room) throws Exception {
                return body.in(room);
            }
        };
    }

    private static Observations observed(String what, boolean seen) {
        Observations observations = new Observations();
        observations.observation("a fact", null, "");
        observations.expect(what, seen);
        observations.answer("because");
        return observations;
    }

    @Test
    void thereAreFourteenLessons_withDifferentQuestions() {
        assertThat(Lessons.texts()).hasSize(15).hasSize(Lessons.COUNT);
        assertThat(Lessons.texts()).extracting(LessonText::question).doesNotHaveDuplicates();
        assertThat(Lessons.texts()).extracting(LessonText::title).doesNotHaveDuplicates();
        assertThat(Lessons.texts()).allSatisfy(text -> {
            assertThat(text.question()).contains("?");
            assertThat(List.of(text.title(), text.line(), text.preview())).noneMatch(String::isBlank);
            assertThat(text.code()).isNotEmpty();
        });
    }

    @Test
    void unknownLessonNumber_isRefused_andTheMessageNamesTheRange() {
        for (int unknown : new int[] {0, -1, 16}) {
            assertThatThrownBy(() -> Lessons.hold(unknown, presenter, NO_RUNS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("lesson " + unknown, "1 to 15");
        }
        assertThat(presenter.calls()).isEmpty();
    }

    @Test
    void lesson_asksBeforeItHappens_andAnswersAfterwards() throws Exception {
        Lesson lesson = lesson(room -> {
            room.tell("now");
            return observed("a thing", true);
        });

        assertThat(Lessons.hold(3, lesson, presenter, NO_RUNS)).isTrue();
        assertThat(presenter.calls())
                .containsExactly(
                        "title 3 Nothing",
                        "preview what is seen",
                        "ask why?",
                        "begin",
                        "tell now",
                        "seen [Observation[what=a fact, value=-, meaning=]]",
                        "answer because",
                        "show 1");
    }

    @Test
    void missingObservation_isNamed_inPlaceOfTheAnswer() throws Exception {
        assertThat(Lessons.hold(3, lesson(room -> observed("a thing", false)), presenter, NO_RUNS))
                .isFalse();
        assertThat(presenter.calls())
                .contains("not seen a thing")
                .noneMatch(call -> call.startsWith("answer") || call.startsWith("show"));
        assertThat(presenter.calls())
                .as("calls, with one second try")
                .containsOnlyOnce("again, for want of [a thing]")
                .containsOnlyOnce("seen [Observation[what=a fact, value=-, meaning=]]");
    }

    @Test
    void lessonThatTookTooLong_runsOnceMore_withLongerLimits() throws Exception {
        Duration usual = Duration.ofMillis(500);
        Lesson slow = lesson(room -> {
            room.tell("in " + room.time(usual).toMillis() + " ms");
            return observed("a thing in time", room.time(usual).toMillis() == 2000);
        });

        assertThat(Lessons.hold(3, slow, presenter, NO_RUNS)).isTrue();
        assertThat(presenter.calls())
                .containsExactly(
                        "title 3 Nothing",
                        "preview what is seen",
                        "ask why?",
                        "begin",
                        "tell in 500 ms",
                        "again, for want of [a thing in time]",
                        "begin",
                        "tell in 2000 ms",
                        "seen [Observation[what=a fact, value=-, meaning=]]",
                        "answer because",
                        "show 1");
    }

    @Test
    void lessonThatHangs_isInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Lesson hanging = lesson(room -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return observed("a thing", true);
        });

        Observations seen = Lessons.run(hanging, presenter, NO_RUNS, Limits.REFUSAL, Lessons.USUAL_SPEED);
        assertThat(seen.missing()).singleElement().asString().startsWith("an end of the lesson within ");
        assertThat(interrupted.await(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void childThatEndsTooEarly_isAMissingObservation_otherErrorsAreThrown() throws Exception {
        Duration limit = Limits.ANSWER;
        Lesson endsTooEarly = lesson(room -> {
            throw new EOFException();
        });
        assertThat(Lessons.run(endsTooEarly, presenter, NO_RUNS, limit, Lessons.USUAL_SPEED)
                        .missing())
                .singleElement()
                .asString()
                .contains("ended too early");
        Lesson noHandshake = lesson(room -> {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Connection never = Connection.connect(server.getLocalPort(), AuthKey.random(), Limits.REFUSAL)) {
                return observed("a handshake with nobody", true);
            }
        });
        assertThat(Lessons.run(noHandshake, presenter, NO_RUNS, limit, Lessons.USUAL_SPEED)
                        .missing())
                .singleElement()
                .asString()
                .contains("is silent");
        Lesson broken = lesson(room -> {
            throw new FileNotFoundException("gone");
        });
        assertThatThrownBy(() -> Lessons.run(broken, presenter, NO_RUNS, limit, Lessons.USUAL_SPEED))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("gone");
        Lesson wrongArgument = lesson(room -> {
            throw new IllegalArgumentException("mistake");
        });
        assertThatThrownBy(() -> Lessons.run(wrongArgument, presenter, NO_RUNS, limit, Lessons.USUAL_SPEED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mistake");
    }
}
