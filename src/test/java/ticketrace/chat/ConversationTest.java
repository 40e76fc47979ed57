package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private final TestConversation served = TestConversation.greeted();

    @Test
    void greeting_containsNameAndPid() {
        assertThat(served.printed())
                .containsExactly(
                        "* Welcome, guest-1. You are served by process 4711. Commands: /name X, /who, /quit.\n");
        assertThat(served.wantsMore()).isTrue();
    }

    @Test
    void line_isSentAsAMessage_andABlankLineIsNot() {
        served.type("hello\n\n  \n\t\n  spaced out  \n");
        assertThat(served.asked()).containsExactly("say hello", "say spaced out");
    }

    @Test
    void requestToTheHub_isAnsweredBeforeTheNextLineIsRead() {
        Conversation conversation = new Conversation(1, false);
        conversation.hear("you guest-1");
        assertThat(conversation.hear(
                        HubMessage.ofBytes(HubMessage.CHUNK, "a\nb\n/who\n".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("say a");
        assertThat(conversation.hear("message guest-1 a")).hasSize(1).noneMatch(line -> line.startsWith("say"));
        assertThat(conversation.hear("done")).containsExactly("say b");
        assertThat(conversation.hear("done")).containsExactly("who");
        assertThat(conversation.hear("done")).containsExactly("next");
    }

    @Test
    void eventsOfTheRoom_arePrinted() {
        served.printed();
        served.hear("message anna hi  there");
        served.hear("joined bob");
        served.hear("renamed bob rob");
        served.hear("renamed guest-1 me");
        served.hear("left rob");
        served.hear("left anna its process has ended");
        assertThat(served.printed())
                .containsExactly(
                        "anna: hi  there\n",
                        "* bob has joined.\n",
                        "* bob is now rob.\n",
                        "* guest-1 is now me.\n",
                        "* rob has left.\n",
                        "* anna has left: its process has ended.\n");
    }

    @Test
    void name_isCheckedBeforeTheHubIsAsked() {
        served.printed();
        served.type("/name\n/name a b\n/name guest-1\n/name anna\n");
        assertThat(served.asked()).containsExactly("name anna");
        assertThat(served.printed())
                .containsExactly(
                        "* A name is 1 to 20 letters, digits, - and _; you are still guest-1.\n",
                        "* A name is 1 to 20 letters, digits, - and _; you are still guest-1.\n",
                        "* You are guest-1 already.\n");
    }

    @Test
    void unknownCommand_isAnsweredWithTheKnownCommands() {
        served.printed();
        served.type("/NAME x\n//\n");
        assertThat(served.asked()).isEmpty();
        assertThat(served.printed())
                .containsExactly(
                        "* There is no command /NAME. Commands: /name X, /who, /quit.\n",
                        "* There is no command //. Commands: /name X, /who, /quit.\n");
    }

    @Test
    void quit_ignoresLaterLines_andEnds() {
        served.printed();
        served.type("bye\n/quit\nnever said\n");
        assertThat(served.asked()).containsExactly("say bye", "quit");
        assertThat(served.printed()).containsExactly("* Goodbye.\n");
        assertThat(served.hasEnded()).isTrue();
        assertThat(served.wantsMore()).isFalse();
    }

    @Test
    void endOfInput_isHandledAfterTheLastLine() {
        served.type("one\ntwo");
        served.hear("end");
        assertThat(served.asked()).containsExactly("say one", "say two", "quit");
        assertThat(served.hasEnded()).isTrue();
    }

    @Test
    void endOfTheServer_isPrinted() {
        served.printed();
        served.hear("closing");
        assertThat(served.printed()).containsExactly("* The server ends. Goodbye.\n");
        assertThat(served.hasEnded()).isTrue();
    }

    @Test
    void echo_answersInUpperCase_andSendsNoMessage() {
        TestConversation echo = new TestConversation(true);
        echo.hear("you guest-1");
        assertThat(echo.printed().get(0)).contains("upper case");
        echo.type("hello\nstraße\n/who\n");
        assertThat(echo.printed()).containsExactly("HELLO\n", "STRASSE\n");
        assertThat(echo.asked()).containsExactly("who");
    }

    @Test
    void unknownWordFromTheHub_isAnError() {
        assertThatThrownBy(() -> served.hear("sing")).hasMessageContaining("sing");
    }
}
