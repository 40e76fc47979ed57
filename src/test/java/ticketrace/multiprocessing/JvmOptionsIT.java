package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.launch.TestParent;

/** The options that a child's JVM inherits from its parent, and the files that its output goes to. */
class JvmOptionsIT {

    /** The main method is the parent. The child prints its options to the parent's standard output. */
    static final class OptionsMain {

        private OptionsMain() {}

        public static void main(String[] arguments) throws Exception {
            ChildProcess.of(OptionsMain::printOptions, "child").start().join();
        }

        private static void printOptions(String who) throws IOException {
            boolean assertions = false;
            try {
                assert who.isEmpty();
            } catch (AssertionError e) {
                assertions = true;
            }
            System.out.println(who + " property=" + System.getProperty("ticketrace.seen") + " assertions=" + assertions
                    + " port=" + System.getProperty("com.sun.management.jmxremote.port") + " heap="
                    + (Runtime.getRuntime().maxMemory() >> 20) + " collector="
                    + ManagementFactory.getGarbageCollectorMXBeans().get(0).getName());
            System.err.println(who + " complains");
        }
    }

    private static TestParent start(String... options) throws IOException {
        return TestParent.startMain(OptionsMain.class, List.of(options));
    }

    @Test
    void outputAndErrors_goToThoseOfTheParent() throws Exception {
        try (TestParent testParent = start()) {
            assertThat(testParent.awaitExitOfParent()).isZero();
            assertThat(testParent.output()).startsWith("child property=null assertions=false");
            assertThat(testParent.errors()).isEqualTo("child complains\n");
            testParent.assertNothingLeft();
        }
    }

    @Test
    void optionsThatAProgramNeeds_areInherited_andNoneThatTwoJvmsCannotShare() throws Exception {
        try (TestParent testParent = start(
                "-Dticketrace.seen=two words $HOME",
                "-ea",
                "-Xmx48m",
                "-XX:+UseG1GC",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0",
                "-Dcom.sun.management.jmxremote.port=0",
                "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false")) {
            assertThat(testParent.awaitExitOfParent()).isZero();
            assertThat(testParent.output().lines().filter(line -> line.startsWith("Listening for transport")))
                    .as("lines of JVMs that listen for a debugger")
                    .hasSize(1);
            assertThat(testParent.output())
                    .contains("child property=two words $HOME assertions=true port=null heap=48 collector=G1 ");
        }
    }
}
