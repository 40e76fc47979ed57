package ticketrace.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The command that starts a child. */
class JvmCommandTest {

    @Test
    void leanCollector_givesWayToOneThatWasChosen() {
        assertThat(JvmCommand.of(List.of(), List.of("-Xmx9m"), "Main", List.of()))
                .contains("-XX:+UseSerialGC");
        assertThat(JvmCommand.of(List.of(), List.of("-XX:+UseZGC"), "Main", List.of()))
                .contains("-XX:+UseZGC")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void optionsInTheEnvironment_areAmongTheJvmsOwn_andNotGivenTwice() {
        ProcessBuilder child =
                JvmCommand.ofChild(false, ProcessBuilder.Redirect.INHERIT, ProcessBuilder.Redirect.INHERIT);
        assertThat(child.environment()).doesNotContainKeys("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
        assertThat(child.command()).contains("ticketrace.process.ChildMain");
    }
}
