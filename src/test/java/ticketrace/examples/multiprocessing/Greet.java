package ticketrace.examples.multiprocessing;

import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.ThisProcess;

/** A method runs in its own process. */
final class Greet {

    private Greet() {}

    static void greet(String name) {
        System.out.println("hello " + name + ", says " + ThisProcess.info().name());
    }

    public static void main(String[] arguments) throws Exception {
        ChildProcess child = ChildProcess.of(Greet::greet, "Alice").name("greeter");
        child.start();
        child.join();
        System.out.println("exit code " + child.exitCode().getAsInt());
    }
}
