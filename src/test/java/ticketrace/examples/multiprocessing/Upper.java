package ticketrace.examples.multiprocessing;

import java.io.IOException;
import java.util.Locale;
import ticketrace.multiprocessing.AuthKey;
import ticketrace.multiprocessing.AuthenticationException;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Connection;
import ticketrace.multiprocessing.ConnectionListener;
import ticketrace.multiprocessing.ThisProcess;

/** A server that answers in upper case to clients that know the key. */
final class Upper {

    private Upper() {}

    static void ask(Integer port) throws IOException {
        try (Connection server = Connection.connect(port, ThisProcess.authKey())) {
            server.send("any seats left?");
            System.out.println(server.receive());
        }
    }

    static void intrude(Integer port) throws IOException {
        try (Connection server = Connection.connect(port, AuthKey.of("guess"))) {
            server.send("let me in");
        } catch (AuthenticationException e) {
            System.out.println("refused");
        }
    }

    static void serveOne(ConnectionListener listener) throws IOException {
        try (Connection client = listener.accept()) {
            String asked = (String) client.receive();
            client.send(asked.toUpperCase(Locale.ROOT));
        } catch (AuthenticationException stranger) {
            System.out.println("a stranger was here");
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (ConnectionListener listener = ConnectionListener.open(0, ThisProcess.authKey())) {
            ChildProcess stranger =
                    ChildProcess.of(Upper::intrude, listener.port()).start();
            serveOne(listener);
            stranger.join();
            ChildProcess client = ChildProcess.of(Upper::ask, listener.port()).start();
            serveOne(listener);
            client.join();
        }
    }
}
