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

/** A closed classroom leaves nothing: it ends its children, their children and orphans, and deletes its folder. */
class ClassroomIT {

    private static void sleepLong() throws InterruptedException {
        Thread.sleep(Limits.LIFE_OF_A_CHILD.toMillis());
    }

    private static void startAChild(Arguments arguments) throws Exception {
        try (Connection test = arguments.get(0, Pipe.ChildEnd.class).open()) {
            test.send(ChildProcess.of(ClassroomIT::sleepLong).start().pid().orElseThrow());
            sleepLong();
        }
    }

    @Test
    void closedClassroom_hasEndedItsProcesses_andDeletedItsFolder() throws Exception {
        ChildProcess parent;
        ProcessHandle orphan;
        ChildProcess child;
        Path folder;
        try (Classroom room = Classroom.open(new RecordingPresenter(), Path.of("none"), Lessons.USUAL_SPEED);
                Pipe pipe = Pipe.open()) {
            folder = room.folder();
            Files.writeString(folder.resolve("file"), "text");
            child = ChildProcess.of(ClassroomIT::sleepLong).start();
            parent = ChildProcess.of(ClassroomIT::startAChild, Arguments.of(pipe.childEnd()))
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
