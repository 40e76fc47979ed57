package ticketrace.examples.multiprocessing;

import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.ThisProcess;

/** Processes know their name, their parent and their children. */
final class Ancestry {

    private Ancestry() {}

    static void tell() throws Exception {
        String parent = ThisProcess.parent().get().name();
        System.out.println(ThisProcess.info().name() + ", child of " + parent);
        if (parent.equals("MainProcess")) {
            ChildProcess.of(Ancestry::tell).start().join();
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(ThisProcess.info().name() + ", processors: " + ThisProcess.cpuCount());
        ChildProcess child = ChildProcess.of(Ancestry::tell).start();
        System.out.println("children: " + ChildProcess.active().size());
        child.join();
        System.out.println("children: " + ChildProcess.active().size());
    }
}
