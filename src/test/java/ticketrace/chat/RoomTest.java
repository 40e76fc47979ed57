package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {

    /** Writes down what it hears. */
    private static final class Listener implements Room.Member {

        private final List<String> heard = new ArrayList<>();
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
            heard.add(line);
        }

        List<String> heard() {
            List<String> now = List.copyOf(heard);
            heard.clear();
            return now;
        }
    }

    private final Room room = new Room(true);
    private final Listener one = new Listener(1);
    private final Listener two = new Listener(2);

    private void bothJoin() {
        room.join(one);
        room.join(two);
        one.heard();
        two.heard();
    }

    @Test
    void newcomer_isNamed_andAnnouncedToTheOthers() {
        room.join(one);
        room.join(two);
        assertThat(one.heard()).containsExactly("you guest-1", "joined guest-2");
        assertThat(two.heard()).containsExactly("you guest-2");
    }

    @Test
    void guestsName_thatSomebodyHasTaken_isLeftOut() {
        room.join(one);
        room.rename(one, new ChatName("GUEST-2"));
        room.join(two);
        assertThat(two.heard()).containsExactly("you guest-3");
    }

    @Test
    void freedName_canBeHadAgain() {
        bothJoin();
        room.rename(one, new ChatName("anna"));
        room.rename(one, new ChatName("Anna"));
        room.rename(two, new ChatName("guest-1"));
        room.leave(one, "");
        room.rename(two, new ChatName("anna"));
        assertThat(two.heard())
                .containsExactly(
                        "renamed guest-1 anna",
                        "renamed anna Anna",
                        "renamed guest-2 guest-1",
                        "left Anna",
                        "renamed guest-1 anna");
    }

    @Test
    void takenName_isRefused_andOnlyWhoAskedHears() {
        bothJoin();
        room.rename(one, new ChatName("guest-2"));
        assertThat(one.heard()).containsExactly("taken guest-2");
        assertThat(two.heard()).isEmpty();
    }

    @Test
    void whoHasLeft_isNotHeardAnyMore_andLeavesOnce() {
        bothJoin();
        room.leave(one, "why");
        room.leave(one, "");
        room.say(one, "hello?");
        room.rename(one, new ChatName("ghost"));
        assertThat(two.heard()).containsExactly("left guest-1 why");
        assertThat(one.heard()).isEmpty();
    }

    @Test
    void silentRoom_tellsNobodyOfAnybody_butWho() {
        Room silent = new Room(false);
        silent.join(one);
        silent.join(two);
        silent.rename(two, new ChatName("anna"));
        silent.tellWho(one);
        silent.leave(two, "");
        assertThat(one.heard()).containsExactly("you guest-1", "who 2", "present guest-1 1", "present anna 2");
        assertThat(two.heard()).containsExactly("you guest-2", "renamed guest-2 anna");
    }
}
