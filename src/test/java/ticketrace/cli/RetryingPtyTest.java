package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.junit.jupiter.api.Test;

class RetryingPtyTest {

    private int calls;

    private String failing(int times, IOException failure) throws IOException {
        if (++calls <= times) {
            throw failure;
        }
        return "done";
    }

    @Test
    void callThatCtrlCInterrupts_isRepeated() throws IOException {
        IOException killed = new IOException("Failed to exec spawn helper: pid: 30362, signal: 2");
        assertThat(RetryingPty.retried(() -> failing(2, killed))).isEqualTo("done");
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void callThatFailsEachTime_failsAfterTheLastTry() {
        IOException none = new IOException("there is no stty");
        assertThatIOException()
                .isThrownBy(() -> RetryingPty.retried(() -> failing(100, none)))
                .isSameAs(none);
        assertThat(calls).isBetween(2, 10);
    }

    @Test
    void callOfAnInterruptedThread_isNotRepeated() {
        InterruptedIOException interrupted = new InterruptedIOException();
        assertThatIOException()
                .isThrownBy(() -> RetryingPty.retried(() -> failing(100, interrupted)))
                .isSameAs(interrupted);
        assertThat(calls).isEqualTo(1);
    }
}
