package ticketrace.examples.multiprocessing;

import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Task;

/** A task that is an object of its own class. */
final class Sell implements Task {

    private static final long serialVersionUID = 1;

    private final int tickets;

    Sell(int tickets) {
        this.tickets = tickets;
    }

    @Override
    public void run() {
        System.out.println("sold " + tickets);
    }

    public static void main(String[] arguments) throws Exception {
        ChildProcess child = ChildProcess.of(new Sell(3));
        child.run(); // here, in this process
        child.start(); // there, in its own
        child.join();
    }
}
