package ticketrace.examples.multiprocessing;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Connection;
import ticketrace.multiprocessing.Pipe;

/** A parent and a child exchange messages through a pipe. */
final class Dialogue {

    private Dialogue() {}

    static void answer(Pipe.ChildEnd end) throws IOException {
        try (Connection parent = end.open()) {
            parent.send((String) parent.receive() + " here");
            parent.send((Serializable) List.of(42, "seats"));
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (Pipe pipe = Pipe.open()) {
            ChildProcess child =
                    ChildProcess.of(Dialogue::answer, pipe.childEnd()).start();
            Connection end = pipe.end();
            end.send("anybody");
            System.out.println(end.receive());
            System.out.println(end.receive());
            child.join();
        }
    }
}
