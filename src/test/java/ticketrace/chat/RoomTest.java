package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {

    /** A member that records the lines it receives. */
    private static final class Listener implements Room.Member {

        private final List<String> received = new ArrayList<>();
        private final long pid;

        Listener(long pid) {
            this.pid = pid;
        }

        @Override
        public long pid() {
            return pid;
        }

        @Override
        public void hear(String line) {
            received.add(line);
        }

        /** The lines received since the last call. */
        List<String> takeReceived() {
            List<String> lines = List.copyOf(received);
            received.clear();
            return lines;
        }
    }

    private final Room room = new Room(true);
    private final Listener one = new Listener(1);
    private final Listener two = new Listener(2);

    private void bothJoin() {
        room.join(one);
        room.join(two);
        one.takeReceived();
        two.takeReceived();
    }

    @Test
    void newMember_getsAName_andIsAnnouncedToTheOthers() {
        room.join(one);
        room.join(two);
        assertThat(one.takeReceived()).containsExactly("you guest-1", "joined guest-2");
        assertThat(two.takeReceived()).containsExactly("you guest-2");
    }

    @Test
    void defaultNameThatIsTaken_isSkipped() {
        room.join(one);
        room.rename(one, new ChatName("GUEST-2"));
        room.join(two);
        assertThat(two.takeReceived()).containsExactly("you guest-3");
    }

    @Test
    void freedName_canBeUsedAgain() {
        bothJoin();
        room.rename(one, new ChatName("anna"));
        room.rename(one, new ChatName("Anna"));
        room.rename(two, new ChatName("guest-1"));
        room.leave(one, "");
        room.rename(two, new ChatName("anna"));
        assertThat(two.takeReceived())
                .containsExactly(
                        "renamed guest-1 anna",
                        "renamed anna Anna",
                        "renamed guest-2 guest-1",
                        "left Anna",
                        "renamed guest-1 anna");
    }

    @Test
    void takenName_isRefused_andOthersHearNothing() {
        bothJoin();
        room.rename(one, new ChatName("guest-2"));
        assertThat(one.takeReceived()).containsExactly("taken guest-2");
        assertThat(two.takeReceived()).isEmpty();
    }

    @Test
    void memberThatHasLeft_isIgnored_andLeavesOnce() {
        bothJoin();
        room.leave(one, "why");
        room.leave(one, "");
        room.say(one, "hello?");
        room.rename(one, new ChatName("ghost"));
        assertThat(two.takeReceived()).containsExactly("left guest-1 why");
        assertThat(one.takeReceived()).isEmpty();
    }

    @Test
    void silentRoom_announcesNothing_butAnswersWho() {
        Room silent = new Room(false);
        silent.join(one);
        silent.join(two);
        silent.rename(two, new ChatName("anna"));
        silent.tellWho(one);
        silent.leave(two, "");
        assertThat(one.takeReceived()).containsExactly("you guest-1", "who 2", "present guest-1 1", "present anna 2");
        assertThat(two.takeReceived()).containsExactly("you guest-2", "renamed guest-2 anna");
    }
}
