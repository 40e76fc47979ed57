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

/** The kinds of tasks that a child can run. */
class TaskIT {

    @AutoClose
    private final TestChildren children = new TestChildren();

    private String outputOf(ChildProcess child) throws Exception {
        assertThat(TestChildren.exitCodeOf(child.start())).isZero();
        return children.read("output");
    }

    @Test
    void task_isALambda_withWhatItCaptures() throws Exception {
        String file = children.file("output");
        int[] numbers = {3, 4};
        assertThat(outputOf(ChildProcess.of(() -> ChildTasks.writeFile(file, "sum " + (numbers[0] + numbers[1])))))
                .isEqualTo("sum 7");
    }

    @Test
    void task_isAMethodReference_withAnArgument() throws Exception {
        assertThat(outputOf(ChildProcess.of(ChildTasks::describe, children.file("output"))))
                .startsWith("Process-");
    }

    @Test
    void task_hasArgumentsByPositionAndByName() throws Exception {
        Arguments arguments =
                Arguments.of(children.file("output")).with("word", "ha").with("times", 3);
        assertThat(outputOf(ChildProcess.of(ChildTasks::write, arguments))).isEqualTo("hahaha");
    }

    /** A task class with fields. */
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
            ChildTasks.writeFile(file, "hello from " + locale.getCountry() + " " + count);
        }
    }

    @Test
    void task_isAnObjectWithFields_andItsChangesStayInTheChild() throws Exception {
        Greeting greeting = new Greeting(children.file("output"), Locale.GERMANY);
        assertThat(outputOf(ChildProcess.of(greeting))).isEqualTo("hello from DE 2");
        assertThat(greeting.count).isEqualTo(1);
    }

    /** A task that the child itself instantiates. */
    private static final class MadeInChild implements Task {

        private static final long serialVersionUID = 1;

        private final long instantiatedBy = ProcessHandle.current().pid();

        @Override
        public void run() {
            System.exit(instantiatedBy == ProcessHandle.current().pid() ? 11 : 12);
        }
    }

    @Test
    void task_isAClass_thatTheChildInstantiates() throws Exception {
        ChildProcess child = ChildProcess.of(MadeInChild.class).start();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(11);
    }

    @Test
    void classWithoutADefaultConstructor_isAClearErrorAtOnce() {
        assertThatThrownBy(() -> ChildProcess.of(Greeting.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Greeting.class.getName())
                .hasMessageContaining("no constructor without parameters");
    }

    @Test
    void taskThatCannotBeSerialized_isAnErrorThatNamesTheClass_andLeavesNothing() {
        Object cannotBeSent = new Object() {};
        ChildProcess child = ChildProcess.of(() -> System.out.println(cannotBeSent))
                .name("stuck")
                .outputTo(children.path("out"));
        assertThatThrownBy(child::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the task of stuck cannot be sent to another process: "
                        + cannotBeSent.getClass().getName() + " is not Serializable");
        assertThat(child.pid()).isEmpty();
        assertThat(child.isAlive()).isFalse();
        assertThat(ChildProcess.active()).isEmpty();
        assertThat(children.path("out")).doesNotExist();
    }

    /** A task whose deserialization fails. */
    private static final class Unreadable implements Task {

        private static final long serialVersionUID = 1;

        @Override
        public void run() {}

        private void readObject(ObjectInputStream in) throws IOException {
            throw new EOFException("unreadable in " + ThisProcess.info().name());
        }
    }

    @Test
    void taskThatTheChildCannotRead_isPrintedWithItsTrace_andIsExitCode1() throws Exception {
        ChildProcess child = ChildProcess.of(new Unreadable())
                .name("reader")
                .errorsTo(children.path("err"))
                .start();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(1);
        assertThat(children.read("err"))
                .startsWith("Exception in thread \"reader\"")
                .contains("unreadable in reader");
    }

    @Test
    void largeTask_arrivesComplete() throws Exception {
        byte[] large = new byte[3 << 20];
        large[large.length - 1] = 42;
        ChildProcess child = ChildProcess.of((byte[] bytes) -> System.exit(bytes[bytes.length - 1]), large)
                .start();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(42);
    }

    @Test
    void childThatIsStoppedBeforeItReadsItsTask_canBeKilled() throws Exception {
        String never = children.file("never");
        ChildProcess child = ChildProcess.of((byte[] bytes) -> ChildTasks.awaitFile(never), new byte[3 << 20]);
        Thread killer = new Thread(() -> {
            Await.until("the child is started", child::isAlive);
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
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(-9);
    }
}
