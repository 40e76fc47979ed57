package ticketrace.chat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A conversation with a hub that answers at once: what a client hears, and what the hub is asked, without a process. */
final class Served {

    private final Conversation conversation;
    private final List<String> printed = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean wanted;

    Served(boolean echoUpper) {
        conversation = new Conversation(4711, echoUpper);
    }

    static Served greeted() {
        Served served = new Served(false);
        served.hear("you guest-1");
        return served;
    }

    /** Hears the hub; what it is asked for is done at once, and it does nothing else. */
    void hear(String line) {
        for (String answer : conversation.hear(line)) {
            HubMessage said = HubMessage.parse(answer);
            switch (said.word()) {
                case HubMessage.OUT -> printed.add(new String(said.bytes(), StandardCharsets.UTF_8));
                case HubMessage.NEXT -> wanted = true;
                case HubMessage.QUIT -> {
                    asked.add(answer);
                    hear(HubMessage.BYE);
                }
                default -> {
                    asked.add(answer);
                    hear(HubMessage.DONE);
                }
            }
        }
    }

    void type(String text) {
        type(text.getBytes(StandardCharsets.UTF_8));
    }

    void type(byte[] bytes) {
        wanted = false;
        hear(HubMessage.ofBytes(HubMessage.CHUNK, bytes));
    }

    /** Whether it has asked for more of its client's bytes. */
    boolean wantsMore() {
        return wanted;
    }

    boolean hasEnded() {
        return conversation.hasEnded();
    }

    /** What the client was told since this was last asked. */
    List<String> printed() {
        List<String> now = List.copyOf(printed);
        printed.clear();
        return now;
    }

    /** What the hub was asked since this was last asked. */
    List<String> asked() {
        List<String> now = List.copyOf(asked);
        asked.clear();
        return now;
    }
}
