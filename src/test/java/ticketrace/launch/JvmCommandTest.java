package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command that starts a child. */
class JvmCommandTest {

    @Test
    void defaultCollector_isReplacedByAChosenOne() {
        assertThat(JvmCommand.java(List.of("-Xmx9m"))).contains("-XX:+UseSerialGC");
        assertThat(JvmCommand.java(List.of("-XX:+UseZGC")))
                .contains("-XX:+UseZGC")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void optionsInTheEnvironment_areRemoved_andNothingElse() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC",
                "JDK_JAVA_OPTIONS", "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
                "_JAVA_OPTIONS", "-Xmx1g",
                "JAVA_HOME", "/jdk"));
        JvmCommand.forgetOptionsIn(environment);
        assertThat(environment).containsOnlyKeys("JAVA_HOME");
    }
}
