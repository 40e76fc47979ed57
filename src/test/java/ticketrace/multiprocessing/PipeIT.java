package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.Serializable;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** A parent and a child exchange messages through a pipe. */
class PipeIT {

    /** Its close method finds children that the test left behind. */
    @AutoClose
    @SuppressWarnings("UnusedVariable")
    private final TestChildren testChildren = new TestChildren();

    /** A message of a class that the test defines. */
    private record Order(String seat, int price) implements Serializable {}

    private static void upper(Pipe.ChildEnd end) throws IOException {
        try (Connection parent = end.open()) {
            while (true) {
                parent.send(((String) parent.receive()).toUpperCase(Locale.ROOT));
            }
        } catch (EOFException parentHasClosed) {
            // ends the child
        }
    }

    private static void order(Pipe.ChildEnd end) throws IOException {
        try (Connection parent = end.open()) {
            Order order = (Order) parent.receive();
            parent.send(new Order(order.seat() + "!", order.price() + 1));
        }
    }

    @Test
    void messages_goBothWays_untilOneEndCloses() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            ChildProcess child = ChildProcess.of(PipeIT::upper, pipe.childEnd()).start();
            for (String word : List.of("seat", "", "ß-7")) {
                pipe.end().send(word);
                assertThat(pipe.end().receive(Limits.ANSWER)).isEqualTo(word.toUpperCase(Locale.ROOT));
            }
            pipe.close();
            assertThat(TestChildren.exitCodeOf(child)).isZero();
        }
    }

    @Test
    void objectsOfAnAllowedClass_goBothWays() throws Exception {
        try (Pipe pipe = Pipe.open(Order.class)) {
            ChildProcess child = ChildProcess.of(PipeIT::order, pipe.childEnd()).start();
            pipe.end().send(new Order("A7", 12));
            assertThat(pipe.end().receive(Limits.ANSWER)).isEqualTo(new Order("A7!", 13));
            assertThat(TestChildren.exitCodeOf(child)).isZero();
        }
    }

    @Test
    void objectsOfOtherClasses_areRefused() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            ChildProcess child = ChildProcess.of(
                            end -> {
                                try (Connection parent = end.open()) {
                                    parent.send(new Order("A7", 12));
                                    parent.send(new HashMap<>(Map.of("still", List.of("there"))));
                                }
                            },
                            pipe.childEnd())
                    .start();
            assertThatThrownBy(() -> pipe.end().receive(Limits.ANSWER)).isInstanceOf(InvalidClassException.class);
            assertThat(pipe.end().receive(Limits.ANSWER)).isEqualTo(Map.of("still", List.of("there")));
            assertThat(TestChildren.exitCodeOf(child)).isZero();
        }
    }

    @Test
    void killOfTheChild_endsTheConnection() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            ChildProcess child = ChildProcess.of(PipeIT::upper, pipe.childEnd()).start();
            pipe.end();
            child.kill();
            assertThatThrownBy(() -> pipe.end().receive(Limits.ANSWER)).isInstanceOf(IOException.class);
            assertThat(TestChildren.exitCodeOf(child)).isEqualTo(-9);
        }
    }

    @Test
    void receiveThatTimesOut_leavesTheConnectionUsable() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            ChildProcess child = ChildProcess.of(PipeIT::upper, pipe.childEnd()).start();
            assertThatThrownBy(() -> pipe.end().receive(Limits.REFUSAL))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("no message came within");
            pipe.end().send("on");
            assertThat(pipe.end().receive()).isEqualTo("ON");
            pipe.close();
            assertThat(TestChildren.exitCodeOf(child)).isZero();
        }
    }

    @Test
    void clientWithAnotherKey_isRefused_andTheChildIsAccepted() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            assertThatThrownBy(() -> Connection.connect(pipe.childEnd().port(), AuthKey.of("guessed")))
                    .isInstanceOf(AuthenticationException.class);
            ChildProcess child = ChildProcess.of(PipeIT::upper, pipe.childEnd()).start();
            pipe.end().send("me");
            assertThat(pipe.end().receive(Limits.ANSWER)).isEqualTo("ME");
            pipe.close();
            assertThat(TestChildren.exitCodeOf(child)).isZero();
        }
    }

    @Test
    void endThatTheChildNeverOpens_isAnErrorAtTheLimit_andCloseEndsTheWait() throws Exception {
        Pipe pipe = Pipe.open();
        assertThatThrownBy(() -> pipe.end(Limits.REFUSAL))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the child has not opened its end of the pipe within");
        Thread closer = new Thread(pipe::close);
        closer.start();
        assertThatThrownBy(pipe::end).hasMessage("the pipe is closed");
        closer.join();
        pipe.close();
    }

    @Test
    void childThatEndsBeforeItOpensItsEnd_endsTheWait_andAnotherChildMayOpenIt() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            ChildProcess.of((Pipe.ChildEnd end) -> System.exit(3), pipe.childEnd())
                    .name("hasty")
                    .start();
            assertThatThrownBy(pipe::end)
                    .isInstanceOf(IOException.class)
                    .hasMessage("hasty ended with exit code 3 before it opened its end of the pipe");
            ChildProcess child = ChildProcess.of(PipeIT::upper, pipe.childEnd()).start();
            pipe.end().send("next");
            assertThat(pipe.end().receive(Limits.ANSWER)).isEqualTo("NEXT");
            pipe.close();
            assertThat(TestChildren.exitCodeOf(child)).isZero();
        }
    }

    @Test
    void messageOfAChild_isReceivedAfterTheChildHasEnded() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            ChildProcess child = ChildProcess.of(
                            end -> {
                                end.open().send("last words");
                                Runtime.getRuntime().halt(0);
                            },
                            pipe.childEnd())
                    .start();
            assertThat(TestChildren.exitCodeOf(child)).isZero();
            assertThat(pipe.end().receive(Limits.ANSWER)).isEqualTo("last words");
            assertThatThrownBy(() -> pipe.end().receive(Limits.ANSWER)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void port_acceptsOnlyOneChild() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            ChildProcess child = ChildProcess.of(PipeIT::upper, pipe.childEnd()).start();
            pipe.end();
            assertThatThrownBy(() -> new Socket(
                                    InetAddress.getLoopbackAddress(),
                                    pipe.childEnd().port())
                            .close())
                    .isInstanceOf(ConnectException.class);
            pipe.close();
            assertThat(TestChildren.exitCodeOf(child)).isZero();
        }
    }
}
