package ticketrace.explore.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import ticketrace.race.Greeting;
import ticketrace.race.ProtocolPage;

/** The documentation describes every line of the protocol of a schedule. */
class SteppedProtocolTest {

    @Test
    void everyLine_isDescribed_withItsSender() throws Exception {
        ProtocolPage page = ProtocolPage.section("A schedule");
        Set<String> words = ProtocolPage.constantsOf(Protocol.class);
        Set<String> within = Set.of(Protocol.REFUSED, Protocol.INSIDE, Protocol.NONE);
        assertThat(words.removeAll(within)).as("they never begin a line").isTrue();

        assertThat(page.wordsOf("buyer"))
                .isEqualTo(ProtocolPage.union(Protocol.wordsOfABuyer(), Set.of(Greeting.PROTOCOL)));
        assertThat(ProtocolPage.union(page.wordsOf("buyer"), page.wordsOf("launcher")))
                .isEqualTo(ProtocolPage.union(words, Set.of(Greeting.PROTOCOL)));
        assertThat(page.says("`" + Protocol.REFUSED + "`")).isTrue();
        assertThat(page.says(" " + Protocol.INSIDE + " DID NEXT SEEN`")).isTrue();
    }

    @Test
    void version_isThatOfTheProgram() throws Exception {
        assertThat(ProtocolPage.section("A schedule").says("`protocol " + Protocol.VERSION + "`"))
                .isTrue();
        assertThat(ProtocolPage.section("Version").says("`" + Protocol.VERSION + "`"))
                .isTrue();
    }
}
