package ticketrace.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;
import ticketrace.multiprocessing.Arguments;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Connection;
import ticketrace.multiprocessing.Pipe;

/** Whatever a lesson leaves is cleared away: its children, theirs, those whose parent is gone, and its folder. */
class ClassroomIT {

    private static void live() throws InterruptedException {
        Thread.sleep(Limits.LIFE_OF_A_CHILD.toMillis());
    }

    private static void haveAChild(Arguments told) throws Exception {
        try (Connection test = told.get(0, Pipe.ChildEnd.class).open()) {
            test.send(ChildProcess.of(ClassroomIT::live).start().pid().orElseThrow());
            live();
        }
    }

    @Test
    void closedClassroom_isEmpty() throws Exception {
        ChildProcess parent;
        ProcessHandle orphan;
        ChildProcess child;
        Path folder;
        try (Classroom room = Classroom.open(new Recorded(), Path.of("none"), Lessons.AS_USUAL);
                Pipe pipe = Pipe.open()) {
            folder = room.folder();
            Files.writeString(folder.resolve("file"), "text");
            child = ChildProcess.of(ClassroomIT::live).start();
            parent = ChildProcess.of(ClassroomIT::haveAChild, Arguments.of(pipe.childEnd()))
                    .start();
            orphan = room.endsWithLesson((Long) pipe.end().receive(Limits.ANSWER));
            parent.kill();
            parent.join();
            assertThat(child.isAlive() && orphan.isAlive()).isTrue();
        }
        assertThat(child.join(Limits.ANSWER)).isTrue();
        orphan.onExit().get(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS);
        assertThat(folder).doesNotExist();
    }
}
