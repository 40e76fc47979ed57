package ticketrace.architecture.badhouse.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ticketrace.architecture.badhouse.store.StoreThatUsesLock;

/** Breaks two rules: the chat uses only processes and locks; files that are read later are written whole. */
final class ChatThatUsesStore {

    private ChatThatUsesStore() {}

    static Class<?> store() {
        return StoreThatUsesLock.class;
    }

    static void writeInPlace(Path file) throws IOException {
        Files.writeString(file, "half of it");
    }
}
