package ticketrace.multiprocessing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.Parent;

/**
 * The main class of every {@link ChildProcess}, so that a child does not run the parent's {@code main} again. It reads
 * its task from its standard input, does it, and ends. If the task throws, it prints a stack trace and ends with exit
 * code 1.
 */
public final class ChildMain {

    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        InputStream stdin = System.in;
        System.setIn(InputStream.nullInputStream());
        Frames fromParent = new Frames(stdin, OutputStream.nullOutputStream());
        ChildOrders orders = (ChildOrders) ChildOrders.read(receiveOrEnd(fromParent));
        ThisProcess.is(orders);
        Thread.currentThread().setName(orders.name()); // so that a stack trace names the process
        ChildProgress progress = orders.progress();
        if (progress != null) {
            progress.keep();
        }
        Lifeline.End lifeline = orders.lifeline();
        if (lifeline != null) {
            lifeline.bind();
        }
        byte[] task = receiveOrEnd(fromParent);
        if (orders.daemon()) {
            endWithParent(stdin);
        } else {
            stdin.close();
        }
        run((Task) ChildOrders.read(task), lifeline);
    }

    private static void run(Task task, Lifeline.@Nullable End lifeline) throws Exception {
        try {
            task.run();
        } catch (Exception e) {
            if (lifeline != null) {
                lifeline.haltIfThatIsWhy(e);
            }
            throw e;
        }
    }

    /** Reads the next message. If the parent ends in the middle of the launch, this process halts. */
    private static byte[] receiveOrEnd(Frames fromParent) throws IOException {
        try {
            return fromParent.receive(Integer.MAX_VALUE);
        } catch (EOFException parentIsGone) {
            Runtime.getRuntime().halt(Parent.ORPHANED);
            throw parentIsGone;
        }
    }

    /** Halts this process when the parent ends, however it ends: the kernel then closes the pipe. */
    private static void endWithParent(InputStream pipe) {
        Thread watch = new Thread("parent-watch") {
            @Override
            public void run() {
                try {
                    while (pipe.read() >= 0) {
                        // the parent sends nothing more
                    }
                } catch (IOException broken) {
                    // the parent has ended, as if it had closed the pipe
                }
                Runtime.getRuntime().halt(Parent.ORPHANED);
            }
        };
        watch.setDaemon(true);
        watch.start();
    }
}
