package ticketrace.process;

import java.io.IOException;
import java.io.InputStream;

/**
 * The main class of every {@link ChildProcess}: never the parent's, whose {@code main} is not run again. It reads its task
 * from its standard input, does it, and ends; an exception ends it with a trace and exit code 1.
 */
final class ChildMain {

    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        InputStream fromParent = System.in;
        System.setIn(InputStream.nullInputStream());
        Launch launch = Launch.read(fromParent);
        ThisProcess.is(launch);
        Thread.currentThread().setName(launch.name()); // so that a trace says whose it is
        announceExit(ExitNote.open(launch.note()));
        if (launch.daemon()) {
            endWithParent(fromParent);
        }
        launch.task().run();
    }

    /** The note is written when this JVM ends by itself: by a return, an exception, or {@code System.exit}. */
    private static void announceExit(ExitNote note) {
        Runtime.getRuntime().addShutdownHook(new Thread("exit-note") {
            @Override
            public void run() {
                try (note) {
                    if (!Signals.areEndingThisProcess()) {
                        note.write();
                    }
                } catch (IOException unwritten) {
                    // then an exit code above 128 reads as a signal
                }
            }
        });
    }

    /** The pipe ends with the parent, however that ended. */
    private static void endWithParent(InputStream pipe) {
        Thread watch = new Thread("parent-watch") {
            @Override
            public void run() {
                try {
                    while (pipe.read() >= 0) {
                        // the parent says nothing more
                    }
                } catch (IOException broken) {
                    // as good as closed
                }
                Runtime.getRuntime().halt(Parent.ORPHANED);
            }
        };
        watch.setDaemon(true);
        watch.start();
    }
}
