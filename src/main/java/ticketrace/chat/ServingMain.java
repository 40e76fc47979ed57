package ticketrace.chat;

import java.util.concurrent.CountDownLatch;
import ticketrace.launch.Parent;

/**
 * The process that serves one client: hears the hub on its standard input, and answers on its standard output. It ends
 * when its client has left, or with the hub, however that ends. If it is killed, its client is told and the connection
 * closed; nobody else notices more than that somebody left.
 */
public final class ServingMain {

    static final String ECHO_UPPER = "echo-upper";

    private ServingMain() {}

    /** Serves; {@value #ECHO_UPPER} has every line answered in upper case. */
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
