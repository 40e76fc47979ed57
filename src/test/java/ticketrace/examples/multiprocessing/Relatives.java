package ticketrace.examples.multiprocessing;

import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.ThisProcess;

/** Who is who. */
final class Relatives {

    private Relatives() {}

    static void tell() throws Exception {
        String parent = ThisProcess.parent().get().name();
        System.out.println(ThisProcess.info().name() + ", child of " + parent);
        if (parent.equals("MainProcess")) {
            ChildProcess.of(Relatives::tell).start().join();
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(ThisProcess.info().name() + ", processors: " + ThisProcess.cpuCount());
        ChildProcess child = ChildProcess.of(Relatives::tell).start();
        System.out.println("children: " + ChildProcess.active().size());
        child.join();
        System.out.println("children: " + ChildProcess.active().size());
    }
}
