package ticketrace.multiprocessing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import ticketrace.launch.TestParent;

/**
 * The main class of a {@link TestParent}. The first argument says how it ends, the others which children it starts:
 * {@code daemon}; {@code child}, which is no daemon; {@code child-with-daemon} and {@code child-with-child}, which
 * start a child themselves; {@code starting}, which has hardly begun when the parent ends. With {@code listener} it
 * opens a listener, with {@code lifeline} it holds a lifeline.
 */
public final class TestParentMain {

    private TestParentMain() {}

    public static void main(String[] arguments) throws Exception {
        Files.writeString(
                Path.of("mains"),
                ProcessHandle.current().pid() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Set<String> children = Set.copyOf(Arrays.asList(arguments).subList(1, arguments.length));
        if (children.contains("lifeline")) {
            var unused = Lifeline.hold();
        }
        if (children.contains("daemon")) {
            ChildProcess.of(ChildTasks::runUntilEnd, "daemon")
                    .name("daemon")
                    .daemon(true)
                    .start();
            ChildTasks.awaitFile("daemon.pid");
        }
        if (children.contains("child")) {
            ChildProcess.of(ChildTasks::runUntilEnd, "child").start();
            ChildTasks.awaitFile("child.pid");
        }
        if (children.contains("child-with-daemon")) {
            ChildProcess.of(TestParentMain::startADaemon, "child-with-daemon")
                    .name("child-with-daemon")
                    .start();
            ChildTasks.awaitFile("child-with-daemon.pid");
        }
        if (children.contains("child-with-child")) {
            ChildProcess.of(TestParentMain::startAChild, "child-with-child").start();
            ChildTasks.awaitFile("child-with-child.pid");
        }
        if (children.contains("starting")) { // the parent ends when this child has hardly begun
            ChildProcess.of(ChildTasks::nothing).daemon(true).start();
        }
        if (children.contains("listener")) {
            ConnectionListener listener = ConnectionListener.open(0, ThisProcess.authKey());
            ChildTasks.writeFile("port", String.valueOf(listener.port()));
        }
        end(arguments[0]);
    }

    private static void startADaemon(String name) throws IOException {
        ChildProcess.of(ChildTasks::runUntilEnd, "grandchild-daemon")
                .daemon(true)
                .start();
        ChildTasks.awaitFile("grandchild-daemon.pid");
        ChildTasks.runUntilEnd(name);
    }

    private static void startAChild(String name) throws IOException {
        ChildProcess.of(ChildTasks::runUntilEnd, "grandchild").start();
        ChildTasks.awaitFile("grandchild.pid");
        ChildTasks.runUntilEnd(name);
    }

    private static void end(String how) throws IOException {
        System.out.println("main ends");
        switch (how) {
            case "return" -> {}
            case "throw" -> throw new IllegalStateException("an error of the parent");
            case "exit" -> System.exit(5);
            case "halt" -> Runtime.getRuntime().halt(6);
            case "live" -> ChildTasks.runUntilEnd("parent");
            default -> throw new IllegalArgumentException(how);
        }
    }
}
