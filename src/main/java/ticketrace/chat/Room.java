package ticketrace.chat;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of the room and their names. It tells all members what concerns all, and each hears it in the same order.
 * Thread-safe, and no call waits: a member that cannot take a line must deal with that itself.
 */
final class Room {

    /** A member of the room. */
    interface Member {
        long pid();

        /** Hears a line of {@link HubMessage}. It must not wait. */
        void hear(String line);
    }

    private final boolean talking;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<Member, ChatName> names = new LinkedHashMap<>();
    private int guests;

    /**
     * An empty room.
     *
     * @param talking whether members hear each other
     */
    Room(boolean talking) {
        this.talking = talking;
    }

    /** Gives the newcomer a guest's name, tells it the name, and tells the others. */
    synchronized ChatName join(Member newcomer) {
        ChatName name = ChatName.ofGuest(++guests);
        while (members.containsKey(name.key())) {
            name = ChatName.ofGuest(++guests);
        }
        tellAll(HubMessage.of(HubMessage.JOINED, name.text()));
        members.put(name.key(), newcomer);
        names.put(newcomer, name);
        newcomer.hear(HubMessage.of(HubMessage.YOU, name.text()));
        return name;
    }

    /** Does what the process of a member asks for. */
    void answer(Member member, HubMessage question) {
        switch (question.word()) {
            case HubMessage.SAY -> say(member, question.rest());
            case HubMessage.NAME -> rename(member, new ChatName(question.rest()));
            case HubMessage.WHO -> tellWho(member);
            default -> throw new IllegalArgumentException("not a word of a serving process's: " + question.word());
        }
    }

    /** Tells all members, the sender included, what the sender said. */
    synchronized void say(Member sender, String text) {
        ChatName name = names.get(sender);
        if (name != null) {
            tellAll(HubMessage.of(HubMessage.MESSAGE, name + " " + text));
        }
    }

    /** Gives a member another name and tells all. If another member has that name, only tells the one who wanted it. */
    synchronized void rename(Member member, ChatName wish) {
        ChatName old = names.get(member);
        if (old == null) {
            return;
        }
        Member holder = members.get(wish.key());
        if (holder != null && !holder.equals(member)) {
            member.hear(HubMessage.of(HubMessage.TAKEN, wish.text()));
            return;
        }
        members.remove(old.key());
        members.put(wish.key(), member);
        names.put(member, wish);
        String renamed = HubMessage.of(HubMessage.RENAMED, old + " " + wish);
        if (talking) {
            tellAll(renamed);
        } else {
            member.hear(renamed);
        }
    }

    /** Tells a member who is there. */
    synchronized void tellWho(Member asking) {
        asking.hear(HubMessage.of(HubMessage.WHO, String.valueOf(names.size())));
        names.forEach((member, name) -> asking.hear(HubMessage.of(HubMessage.PRESENT, name + " " + member.pid())));
    }

    /** Removes a member and tells the others; harmless if it is gone already. */
    synchronized void leave(Member leaver, String why) {
        ChatName name = names.remove(leaver);
        if (name != null) {
            members.remove(name.key());
            tellAll(HubMessage.of(HubMessage.LEFT, why.isEmpty() ? name.text() : name + " " + why));
        }
    }

    /** The present name of a member, for the log. */
    synchronized String nameOf(Member member) {
        ChatName name = names.get(member);
        return name == null ? "somebody" : name.text();
    }

    private void tellAll(String line) {
        if (talking) {
            names.keySet().forEach(member -> member.hear(line));
        }
    }
}
