package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnPidTest {

    @Test
    void pid_isThatOfTheJdk() {
        assertThat(OwnPid.get()).isEqualTo(ProcessHandle.current().pid());
    }
}
