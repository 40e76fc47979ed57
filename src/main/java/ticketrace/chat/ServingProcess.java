package ticketrace.chat;

import java.io.IOException;
import java.util.List;
import ticketrace.process.ForkedJvm;
import ticketrace.process.JvmBuilder;
import ticketrace.process.JvmListener;

/** Starts the JVM of {@link ServingMain}, as lean as it can be, and says how it ended. */
final class ServingProcess {

    private static final String HEAP = "16m";
    private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private ServingProcess() {}

    static ForkedJvm start(String name, boolean echoUpper, JvmListener listener) throws IOException {
        return new JvmBuilder(name, ServingMain.class)
                .arguments(echoUpper ? List.of(ServingMain.ECHO_UPPER) : List.of())
                .heap(HEAP)
                .jvmOption(QUICK_COMPILER_ONLY)
                .start(listener);
    }

    /** How it ended, in words that follow its pid. */
    static String ending(ForkedJvm ended) {
        int code = ended.exitCode().orElse(0);
        return code < 0 ? "was ended by signal " + -code : "ended with exit code " + code;
    }
}
