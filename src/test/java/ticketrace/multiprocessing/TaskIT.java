package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.ProcessTable;

/** What a child can be told to do. */
class TaskIT {

    @AutoClose
    private final Nursery nursery = new Nursery();

    private String toldBy(ChildProcess child) throws Exception {
        assertThat(Nursery.exitCodeOf(child.start())).isZero();
        return nursery.read("told");
    }

    @Test
    void task_isALambda_withWhatItCaptures() throws Exception {
        String file = nursery.file("told");
        int[] numbers = {3, 4};
        assertThat(toldBy(ChildProcess.of(() -> Deeds.tell(file, "sum " + (numbers[0] + numbers[1])))))
                .isEqualTo("sum 7");
    }

    @Test
    void task_isAMethodReference_withAnArgument() throws Exception {
        assertThat(toldBy(ChildProcess.of(Deeds::describe, nursery.file("told"))))
                .startsWith("Process-");
    }

    @Test
    void task_hasArgumentsByPositionAndByName() throws Exception {
        Arguments arguments =
                Arguments.of(nursery.file("told")).with("word", "ha").with("times", 3);
        assertThat(toldBy(ChildProcess.of(Deeds::write, arguments))).isEqualTo("hahaha");
    }

    /** A type of one's own, with fields. */
    private static final class Greeting implements Task {

        private static final long serialVersionUID = 1;

        private final String file;
        private final Locale locale;
        private int count = 1;

        Greeting(String file, Locale locale) {
            this.file = file;
            this.locale = locale;
        }

        @Override
        public void run() throws IOException {
            count++;
            Deeds.tell(file, "hello from " + locale.getCountry() + " " + count);
        }
    }

    @Test
    void task_isATypeOfItsOwn_withFields_andWhatTheChildChangesOfItStaysInTheChild() throws Exception {
        Greeting greeting = new Greeting(nursery.file("told"), Locale.GERMANY);
        assertThat(toldBy(ChildProcess.of(greeting))).isEqualTo("hello from DE 2");
        assertThat(greeting.count).isEqualTo(1);
    }

    /** Made in the child. */
    private static final class MadeThere implements Task {

        private static final long serialVersionUID = 1;

        private final long madeBy = ProcessHandle.current().pid();

        @Override
        public void run() {
            System.exit(madeBy == ProcessHandle.current().pid() ? 11 : 12);
        }
    }

    @Test
    void task_isAClass_madeInTheChild() throws Exception {
        ChildProcess child = ChildProcess.of(MadeThere.class).start();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(11);
    }

    @Test
    void classThatAChildCannotMake_isAClearErrorAtOnce() {
        assertThatThrownBy(() -> ChildProcess.of(Greeting.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Greeting.class.getName())
                .hasMessageContaining("no constructor without parameters");
    }

    @Test
    void taskThatCannotBeSent_isAClearErrorThatNamesTheClass_andNothingIsLeft() {
        Object cannotBeSent = new Object() {};
        ChildProcess child = ChildProcess.of(() -> System.out.println(cannotBeSent))
                .name("stuck")
                .outputTo(nursery.path("out"));
        assertThatThrownBy(child::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the task of stuck cannot be sent to another process: "
                        + cannotBeSent.getClass().getName() + " is not Serializable");
        assertThat(child.pid()).isEmpty();
        assertThat(child.isAlive()).isFalse();
        assertThat(ChildProcess.active()).isEmpty();
        assertThat(nursery.path("out")).doesNotExist();
    }

    /** Cannot be read again. */
    private static final class Unreadable implements Task {

        private static final long serialVersionUID = 1;

        @Override
        public void run() {}

        private void readObject(ObjectInputStream in) throws IOException {
            throw new EOFException("unreadable in " + ThisProcess.info().name());
        }
    }

    @Test
    void taskThatTheChildCannotRead_endsItWithATraceAndExitCode1_underItsName() throws Exception {
        ChildProcess child = ChildProcess.of(new Unreadable())
                .name("reader")
                .errorsTo(nursery.path("err"))
                .start();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(1);
        assertThat(nursery.read("err"))
                .startsWith("Exception in thread \"reader\"")
                .contains("unreadable in reader");
    }

    @Test
    void largeTask_arrivesWhole() throws Exception {
        byte[] large = new byte[3 << 20];
        large[large.length - 1] = 42;
        ChildProcess child = ChildProcess.of((byte[] bytes) -> System.exit(bytes[bytes.length - 1]), large)
                .start();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(42);
    }

    @Test
    void childThatIsStoppedBeforeItReadsItsTask_canBeKilledMeanwhile() throws Exception {
        String never = nursery.file("never");
        ChildProcess child = ChildProcess.of((byte[] bytes) -> Deeds.await(never), new byte[3 << 20]);
        Thread killer = new Thread(() -> {
            Await.until("it is started", child::isAlive);
            try {
                ProcessTable.signal("STOP", child.pid().orElseThrow());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
            child.kill();
        });
        killer.start();
        child.start();
        killer.join();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(-9);
    }
}
