package ticketrace.examples.multiprocessing;

import ticketrace.multiprocessing.Arguments;
import ticketrace.multiprocessing.ChildProcess;

/** Arguments by position and by name. */
final class Book {

    private Book() {}

    static void book(Arguments arguments) {
        String film = arguments.get(0, String.class);
        int seats = arguments.get("seats", Integer.class);
        System.out.println(seats + " seats for " + film);
    }

    public static void main(String[] arguments) throws Exception {
        Arguments booking = Arguments.of("Metropolis").with("seats", 2);
        ChildProcess child = ChildProcess.of(Book::book, booking).start();
        child.join();
    }
}
