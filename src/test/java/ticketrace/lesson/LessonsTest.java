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

/** The catalogue of lessons, and how one is held: with lessons of the tests' own, in which nothing happens. */
class LessonsTest {

    private static final Path NO_RUNS = Path.of("target", "no-runs");

    private final Recorded presenter = new Recorded();

    /** What happens in a lesson. */
    private interface Happening {
        Observations in(Classroom room) throws Exception;
    }

    private static Lesson lesson(Happening turnResult) {
        return new Lesson() {
            @Override
            public LessonText text() {
                return new LessonText("Nothing", "a line", "what is seen", "why?", List.of(new Excerpt("f", "j", "p")));
            }

            @Override
            public Observations happen(Classroom room) throws Exception {
                return turnResult.in(room);
            }
        };
    }

    private static Observations sightOf(String what, boolean seen) {
        Observations sight = new Observations();
        sight.observation("a fact", null, "");
        sight.expect(what, seen);
        sight.answer("because");
        return sight;
    }

    @Test
    void thereAreTwelve_andEachAsksSomethingElse() {
        assertThat(Lessons.texts()).hasSize(12).hasSize(Lessons.COUNT);
        assertThat(Lessons.texts()).extracting(LessonText::question).doesNotHaveDuplicates();
        assertThat(Lessons.texts()).extracting(LessonText::title).doesNotHaveDuplicates();
        assertThat(Lessons.texts()).allSatisfy(text -> {
            assertThat(text.question()).contains("?");
            assertThat(List.of(text.title(), text.line(), text.preview())).noneMatch(String::isBlank);
            assertThat(text.code()).isNotEmpty();
        });
    }

    @Test
    void lessonThatIsNone_isRefused_withTheNumbersThatAre() {
        for (int none : new int[] {0, -1, 13}) {
            assertThatThrownBy(() -> Lessons.hold(none, presenter, NO_RUNS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("lesson " + none, "1 to 12");
        }
        assertThat(presenter.told()).isEmpty();
    }

    @Test
    void lesson_asksBeforeItHappens_andAnswersAfterwards() throws Exception {
        Lesson lesson = lesson(room -> {
            room.tell("now");
            return sightOf("a thing", true);
        });

        assertThat(Lessons.hold(3, lesson, presenter, NO_RUNS)).isTrue();
        assertThat(presenter.told())
                .containsExactly(
                        "title 3 Nothing",
                        "preview what is seen",
                        "ask why?",
                        "curtain",
                        "tell now",
                        "seen [Observation[what=a fact, value=-, meaning=]]",
                        "answer because",
                        "show 1");
    }

    @Test
    void whatWasNotSeen_isSaid_inPlaceOfTheAnswer() throws Exception {
        assertThat(Lessons.hold(3, lesson(room -> sightOf("a thing", false)), presenter, NO_RUNS))
                .isFalse();
        assertThat(presenter.told())
                .contains("not seen a thing")
                .noneMatch(told -> told.startsWith("answer") || told.startsWith("show"));
        assertThat(presenter.told())
                .as("it had one more try")
                .containsOnlyOnce("again, for want of [a thing]")
                .containsOnlyOnce("seen [Observation[what=a fact, value=-, meaning=]]");
    }

    @Test
    void whatABusyMachineHadNoTimeFor_isTriedOnceMore_withMoreTime() throws Exception {
        Duration usual = Duration.ofMillis(500);
        Lesson slow = lesson(room -> {
            room.tell("in " + room.time(usual).toMillis() + " ms");
            return sightOf("a thing in time", room.time(usual).toMillis() == 2000);
        });

        assertThat(Lessons.hold(3, slow, presenter, NO_RUNS)).isTrue();
        assertThat(presenter.told())
                .containsExactly(
                        "title 3 Nothing",
                        "preview what is seen",
                        "ask why?",
                        "curtain",
                        "tell in 500 ms",
                        "again, for want of [a thing in time]",
                        "curtain",
                        "tell in 2000 ms",
                        "seen [Observation[what=a fact, value=-, meaning=]]",
                        "answer because",
                        "show 1");
    }

    @Test
    void lessonThatHangs_isEnded() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Lesson hangs = lesson(room -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return sightOf("a thing", true);
        });

        Observations seen = Lessons.happen(hangs, presenter, NO_RUNS, Limits.REFUSAL, Lessons.AS_USUAL);
        assertThat(seen.missing()).singleElement().asString().startsWith("an end of the lesson within ");
        assertThat(interrupted.await(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void childThatBreaksOff_isSomethingNotSeen_otherErrorsAreErrors() throws Exception {
        Duration limit = Limits.ANSWER;
        Lesson silent = lesson(room -> {
            throw new EOFException();
        });
        assertThat(Lessons.happen(silent, presenter, NO_RUNS, limit, Lessons.AS_USUAL)
                        .missing())
                .singleElement()
                .asString()
                .contains("ended too early");
        Lesson late = lesson(room -> {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Connection never = Connection.connect(server.getLocalPort(), AuthKey.random(), Limits.REFUSAL)) {
                return sightOf("a handshake with nobody", true);
            }
        });
        assertThat(Lessons.happen(late, presenter, NO_RUNS, limit, Lessons.AS_USUAL)
                        .missing())
                .singleElement()
                .asString()
                .contains("is silent");
        Lesson broken = lesson(room -> {
            throw new FileNotFoundException("gone");
        });
        assertThatThrownBy(() -> Lessons.happen(broken, presenter, NO_RUNS, limit, Lessons.AS_USUAL))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("gone");
        Lesson mistaken = lesson(room -> {
            throw new IllegalArgumentException("mistake");
        });
        assertThatThrownBy(() -> Lessons.happen(mistaken, presenter, NO_RUNS, limit, Lessons.AS_USUAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mistake");
    }
}
