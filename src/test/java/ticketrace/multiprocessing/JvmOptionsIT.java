package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.launch.Family;

/** Which of its parent's options a child's JVM gets, and where its output goes. */
class JvmOptionsIT {

    /** Its main is the parent; its child tells on the standard output it shares with the parent. */
    static final class OptionsMain {

        private OptionsMain() {}

        public static void main(String[] arguments) throws Exception {
            ChildProcess.of(OptionsMain::tell, "child").start().join();
        }

        private static void tell(String who) throws IOException {
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

    private static Family start(String... options) throws IOException {
        return Family.startMain(OptionsMain.class, List.of(options));
    }

    @Test
    void outputAndErrors_goWhereTheParentsGo() throws Exception {
        try (Family family = start()) {
            assertThat(family.parentsExit()).isZero();
            assertThat(family.output()).startsWith("child property=null assertions=false");
            assertThat(family.errors()).isEqualTo("child complains\n");
            family.expectNothingLeft();
        }
    }

    @Test
    void whatAProgramNeeds_isInherited_andNothingThatTwoJvmsCannotShare() throws Exception {
        try (Family family = start(
                "-Dticketrace.seen=two words $HOME",
                "-ea",
                "-Xmx48m",
                "-XX:+UseG1GC",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0",
                "-Dcom.sun.management.jmxremote.port=0",
                "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false")) {
            assertThat(family.parentsExit()).isZero();
            assertThat(family.output().lines().filter(line -> line.startsWith("Listening for transport")))
                    .as("debuggers that can connect")
                    .hasSize(1);
            assertThat(family.output())
                    .contains("child property=two words $HOME assertions=true port=null heap=48 collector=G1 ");
        }
    }
}
