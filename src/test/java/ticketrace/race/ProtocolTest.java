package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The documentation describes every line of the protocol of a race. */
class ProtocolTest {

    @Test
    void everyLine_isDescribed_withItsSender() throws Exception {
        ProtocolPage page = ProtocolPage.section("A race");

        assertThat(page.wordsOf("buyer"))
                .isEqualTo(ProtocolPage.union(Protocol.wordsOfABuyer(), Set.of(Greeting.PROTOCOL)));
        assertThat(ProtocolPage.union(page.wordsOf("buyer"), page.wordsOf("launcher")))
                .isEqualTo(ProtocolPage.union(ProtocolPage.constantsOf(Protocol.class), Set.of(Greeting.PROTOCOL)));
    }

    @Test
    void version_andExitCode_areThoseOfTheProgram() throws Exception {
        assertThat(ProtocolPage.section("A race").says("`protocol " + Protocol.VERSION + "`"))
                .isTrue();
        assertThat(ProtocolPage.section("Version").says("`" + Protocol.VERSION + "`"))
                .isTrue();
        assertThat(ProtocolPage.section("A race").says("code " + BuyerMain.EXIT_IO_ERROR))
                .isTrue();
    }
}
