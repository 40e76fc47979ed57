package ticketrace.multiprocessing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import ticketrace.launch.Family;

/**
 * The parent of a {@link Family}. Its first argument says how it ends, the others which children it has: {@code daemon},
 * {@code child}, {@code mother}, a child that has a daemon of its own, {@code father}, one that has a child which is none,
 * and a {@code listener}; and whether it holds a {@code lifeline}.
 */
public final class FamilyMain {

    private FamilyMain() {}

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
            ChildProcess.of(Deeds::live, "daemon").name("daemon").daemon(true).start();
            Deeds.await("daemon.pid");
        }
        if (children.contains("child")) {
            ChildProcess.of(Deeds::live, "child").start();
            Deeds.await("child.pid");
        }
        if (children.contains("mother")) {
            ChildProcess.of(FamilyMain::haveADaemon, "mother").name("mother").start();
            Deeds.await("mother.pid");
        }
        if (children.contains("father")) {
            ChildProcess.of(FamilyMain::haveAChild, "father").start();
            Deeds.await("father.pid");
        }
        if (children.contains("unborn")) { // hardly begun when the parent ends
            ChildProcess.of(Deeds::nothing).daemon(true).start();
        }
        if (children.contains("listener")) {
            ConnectionListener listener = ConnectionListener.open(0, ThisProcess.authKey());
            Deeds.tell("port", String.valueOf(listener.port()));
        }
        end(arguments[0]);
    }

    private static void haveADaemon(String name) throws IOException {
        ChildProcess.of(Deeds::live, "granddaughter").daemon(true).start();
        Deeds.await("granddaughter.pid");
        Deeds.live(name);
    }

    private static void haveAChild(String name) throws IOException {
        ChildProcess.of(Deeds::live, "grandson").start();
        Deeds.await("grandson.pid");
        Deeds.live(name);
    }

    private static void end(String how) throws IOException {
        System.out.println("main ends");
        switch (how) {
            case "return" -> {}
            case "throw" -> throw new IllegalStateException("the parent has had enough");
            case "exit" -> System.exit(5);
            case "halt" -> Runtime.getRuntime().halt(6);
            case "live" -> Deeds.live("parent");
            default -> throw new IllegalArgumentException(how);
        }
    }
}
