package ticketrace.architecture.crooked.chat;

import ticketrace.architecture.crooked.store.Talkative;

/** Breaks: the chat knows only processes and locks. */
final class Gossip {

    private Gossip() {}

    static Class<?> topic() {
        return Talkative.class;
    }
}
