package ticketrace.architecture.crooked.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ticketrace.architecture.crooked.store.Talkative;

/** Breaks: the chat knows only processes and locks; what is read later is written whole. */
final class Gossip {

    private Gossip() {}

    static Class<?> topic() {
        return Talkative.class;
    }

    static void tell(Path everybody) throws IOException {
        Files.writeString(everybody, "half of it");
    }
}
