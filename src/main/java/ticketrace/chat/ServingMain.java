package ticketrace.chat;

import java.util.concurrent.CountDownLatch;
import ticketrace.launch.Parent;

/**
 * The process that serves one client: it hears the hub on its standard input, and answers on its standard output. It
 * ends when its client has left, or with the hub, however that ends. If it is killed, the hub tells its client and
 * closes the connection; other clients only notice that a member left.
 */
public final class ServingMain {

    static final String ECHO_UPPER = "echo-upper";

    private ServingMain() {}

    /** Serves a client; with the argument {@value #ECHO_UPPER} it answers every line in upper case. */
    public static void main(String[] arguments) throws InterruptedException {
        long pid = ProcessHandle.current().pid();
        Conversation conversation = new Conversation(pid, arguments.length > 0 && arguments[0].equals(ECHO_UPPER));
        CountDownLatch end = new CountDownLatch(1);
        Parent hub = Parent.listen(
                new Parent.Listener() { // a lambda would cost the start-up a few milliseconds
                    @Override
                    public void line(String line, Parent parent) {
                        for (String answer : conversation.hear(line)) {
                            parent.say(answer);
                        }
                        if (conversation.hasEnded()) {
                            end.countDown();
                        }
                    }
                });
        hub.say(HubMessage.of(HubMessage.HELLO, String.valueOf(pid)));
        end.await(); // this process ends with the hub at the latest
        Runtime.getRuntime().halt(0);
    }
}
