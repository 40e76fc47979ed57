package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnPidTest {

    @Test
    void pid_isTheOneThatTheJdkTells() {
        assertThat(OwnPid.get()).isEqualTo(ProcessHandle.current().pid());
    }
}
