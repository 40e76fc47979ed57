package ticketrace.chat;

import java.io.IOException;
import java.util.List;
import ticketrace.launch.ChildListener;
import ticketrace.launch.ForkedJvm;
import ticketrace.launch.JvmBuilder;

/** Starts the JVM of {@link ServingMain}, with the options that make it small and fast to start. */
final class ServingProcess {

    private static final String HEAP = "16m";
    private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private ServingProcess() {}

    static ForkedJvm start(String name, boolean echoUpper, ChildListener listener) throws IOException {
        return new JvmBuilder(name, ServingMain.class)
                .arguments(echoUpper ? List.of(ServingMain.ECHO_UPPER) : List.of())
                .heap(HEAP)
                .jvmOption(QUICK_COMPILER_ONLY)
                .start(listener);
    }
}
