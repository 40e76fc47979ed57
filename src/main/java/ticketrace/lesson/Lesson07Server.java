package ticketrace.lesson;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ticketrace.multiprocessing.Arguments;
import ticketrace.multiprocessing.AuthKey;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Connection;
import ticketrace.multiprocessing.ConnectionListener;
import ticketrace.multiprocessing.Pipe;
import ticketrace.multiprocessing.ThisProcess;

/** Lesson 7: a server with one process for each connection. */
final class Lesson07Server implements Lesson {

    private static final int CLIENTS = 3;
    private static final Duration ANSWER_LIMIT = Classroom.ANSWER_LIMIT;

    /** A connection, and the process that serves it. */
    private record Served(Connection client, Pipe pipe, ChildProcess server) {}

    @Override
    public LessonText text() {
        return new LessonText(
                "A server with a process per connection",
                "who answers whom",
                "The main process listens on a port. For every client that connects it starts a process that serves this"
                        + " client alone, and answers each line in upper case. The clients are processes, too. The port"
                        + " is open on this machine only, and both ends prove that they know a key.",
                CLIENTS + " clients are connected. How many processes are there? Which of them answers?",
                List.of(new Excerpt("lesson/Lesson07Server.java", """
                        Connection client = listener.accept();
                        Pipe pipe = Pipe.open();
                        ChildProcess server =
                            ChildProcess.of(Lesson07Server::serve, pipe.childEnd());
                        server.start();
                        ...
                        static void serve(Pipe.ChildEnd end)
                        ...
                        String line = (String) client.receive();
                        client.send(line.toUpperCase(Locale.ROOT) + by);
                        """, """
                        client = listener.accept()
                        Process(target=serve, args=(client,)).start()

                        def serve(client):
                            while True:
                                client.send(client.recv().upper() + by)
                        """)));
    }

    private static void serve(Pipe.ChildEnd end) throws IOException {
        String by = by(ThisProcess.info().pid());
        try (Connection client = end.open()) {
            while (true) {
                String line = (String) client.receive();
                client.send(line.toUpperCase(Locale.ROOT) + by);
            }
        } catch (EOFException goodbye) {
            // the client has disconnected, so this process ends
        }
    }

    private static String by(long pid) {
        return ", says process " + pid;
    }

    private static void call(Arguments told) throws IOException {
        int port = told.get("port", Integer.class);
        try (Connection server = Connection.connect(port, told.get("key", AuthKey.class), ANSWER_LIMIT)) {
            server.send("hello from " + ThisProcess.info().name());
            System.out.println(ThisProcess.info().name() + " hears: " + server.receive(ANSWER_LIMIT));
        } catch (EOFException serverHasEnded) {
            // somebody kills the whole lesson, and this client learns it from its server first; it ends, too
        }
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        AuthKey key = AuthKey.random();
        List<ChildProcess> clients = new ArrayList<>();
        List<Served> all = new ArrayList<>();
        try (ConnectionListener listener = ConnectionListener.open(0, key)) {
            Arguments where = Arguments.of().with("port", listener.port()).with("key", key);
            for (int i = 1; i <= CLIENTS; i++) {
                clients.add(ChildProcess.of(Lesson07Server::call, where)
                        .name("client-" + i)
                        .start());
            }
            while (all.size() < CLIENTS) {
                Connection client = listener.accept();
                Pipe pipe = Pipe.open();
                ChildProcess server = ChildProcess.of(Lesson07Server::serve, pipe.childEnd());
                server.start();
                all.add(new Served(client, pipe, server));
            }
        }
        return seen(room, clients, all);
    }

    private static Observations seen(Classroom room, List<ChildProcess> clients, List<Served> all) throws Exception {
        Observations seen = new Observations();
        seen.observation("main process", ThisProcess.info().pid(), "listens, and carries lines to and fro");
        List<String> answers = new ArrayList<>();
        boolean right = true;
        for (Served each : all) { // Java cannot hand an open connection to another process, as Python can
            String line = (String) each.client().receive(ANSWER_LIMIT);
            each.pipe().end().send(line);
            String answer = (String) each.pipe().end().receive(ANSWER_LIMIT);
            answers.add(answer);
            long pid = each.server().pid().orElseThrow();
            right &= answer.equals(line.toUpperCase(Locale.ROOT) + by(pid));
            seen.observation(each.server().name(), pid, "serves the one who said: " + line);
        }
        int processes = 1 + ChildProcess.active().size();
        room.tell("now " + processes + " processes are alive; the answers go to the clients");
        for (int i = 0; i < CLIENTS; i++) {
            all.get(i).client().send(answers.get(i));
        }
        for (ChildProcess client : clients) {
            client.join();
        }
        for (Served each : all) {
            each.client().close();
            each.pipe().close();
            each.server().join();
        }
        seen.observation("processes", processes, "1 listens, " + CLIENTS + " serve, " + CLIENTS + " are clients");
        seen.expect("a process for each connection", processes == 1 + 2 * CLIENTS);
        seen.expect("an answer in upper case from each of them", right);
        seen.expect(
                "clients that got their answers",
                clients.stream().allMatch(client -> client.exitCode().orElseThrow() == 0));
        seen.answer("There are " + processes + ". Each client is answered by a process that knows nobody else, and says"
                + " its own pid. If one of them hangs or is killed, the others do not notice.");
        return seen;
    }
}
