package ticketrace.chat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation without processes: the hub answers at once. Records the text for the client and the requests to the
 * hub.
 */
final class TestConversation {

    private final Conversation conversation;
    private final List<String> printed = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean wantsMore;

    TestConversation(boolean echoUpper) {
        conversation = new Conversation(4711, echoUpper);
    }

    /** A conversation whose client has been greeted. */
    static TestConversation greeted() {
        TestConversation conversation = new TestConversation(false);
        conversation.hear("you guest-1");
        return conversation;
    }

    /** Handles a line from the hub, and answers each request of the conversation at once. */
    void hear(String line) {
        for (String answer : conversation.hear(line)) {
            HubMessage request = HubMessage.parse(answer);
            switch (request.word()) {
                case HubMessage.OUT -> printed.add(new String(request.bytes(), StandardCharsets.UTF_8));
                case HubMessage.NEXT -> wantsMore = true;
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

    /** Has the client send this text. */
    void type(String text) {
        type(text.getBytes(StandardCharsets.UTF_8));
    }

    void type(byte[] bytes) {
        wantsMore = false;
        hear(HubMessage.ofBytes(HubMessage.CHUNK, bytes));
    }

    /** Whether the conversation has asked for more bytes of its client. */
    boolean wantsMore() {
        return wantsMore;
    }

    boolean hasEnded() {
        return conversation.hasEnded();
    }

    /** The text for the client since the last call. */
    List<String> printed() {
        List<String> lines = List.copyOf(printed);
        printed.clear();
        return lines;
    }

    /** The requests to the hub since the last call. */
    List<String> asked() {
        List<String> requests = List.copyOf(asked);
        asked.clear();
        return requests;
    }
}
