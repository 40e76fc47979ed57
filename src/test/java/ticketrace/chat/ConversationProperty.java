package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A conversation handles any bytes that a client sends, in pieces of any size. */
class ConversationProperty {

    /** All kinds of bytes, with more line ends, slashes and long runs than random bytes have. */
    @Provide
    Arbitrary<byte[]> pieces() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> lines = Arbitraries.of(
                        (byte) '\n', (byte) '\r', (byte) '/', (byte) 'a', (byte) ' ', (byte) 0xc3, (byte) 0xbc)
                .array(byte[].class)
                .ofMaxSize(60);
        Arbitrary<byte[]> runs = Arbitraries.integers().between(1990, 2010).map(ConversationProperty::longLine);
        Arbitrary<byte[]> commands = Arbitraries.of("/who\n", "/name x\n", "/name\n", "/nam", "/quitter\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(any, lines, runs, commands);
    }

    @Provide
    Arbitrary<List<byte[]>> manyPieces() {
        return pieces().list().ofMaxSize(30);
    }

    private static byte[] longLine(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    private static boolean isOneLineOfText(String printed) {
        return printed.endsWith("\n")
                && printed.substring(0, printed.length() - 1).chars().noneMatch(Character::isISOControl);
    }

    private static boolean isAllowed(String asked) {
        HubMessage line = HubMessage.parse(asked);
        return switch (line.word()) {
            case HubMessage.SAY ->
                !line.rest().isBlank()
                        && line.rest().getBytes(StandardCharsets.UTF_8).length <= Conversation.MOST_LINE_BYTES
                        && line.rest().chars().noneMatch(Character::isISOControl);
            case HubMessage.NAME -> ChatName.of(line.rest()).isPresent();
            case HubMessage.WHO -> line.rest().isEmpty();
            default -> false;
        };
    }

    @Property(tries = 500)
    void anyBytes_areAnsweredWithWholeLines_andTheNextLineIsSent(@ForAll("manyPieces") List<byte[]> pieces) {
        TestConversation conversation = TestConversation.greeted();
        for (byte[] piece : pieces) {
            conversation.type(piece);
            assertThat(conversation.wantsMore() || conversation.hasEnded())
                    .as("the conversation wants more bytes or has ended")
                    .isTrue();
        }
        assertThat(conversation.printed()).allMatch(ConversationProperty::isOneLineOfText);
        assertThat(conversation.asked().stream().filter(asked -> !asked.equals(HubMessage.QUIT)))
                .allMatch(ConversationProperty::isAllowed);
        if (!conversation.hasEnded()) {
            conversation.type("\nhello\n");
            assertThat(conversation.asked()).contains("say hello");
        }
    }

    @Property(tries = 300)
    void answers_areTheSame_inOnePieceAndByteByByte(@ForAll("pieces") byte[] one, @ForAll("pieces") byte[] two) {
        byte[] whole = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, whole, one.length, two.length);
        TestConversation atOnce = TestConversation.greeted();
        atOnce.type(whole);
        TestConversation byteByByte = TestConversation.greeted();
        for (byte single : whole) {
            byteByByte.type(new byte[] {single});
        }
        assertThat(byteByByte.asked()).isEqualTo(atOnce.asked());
        assertThat(byteByByte.printed()).isEqualTo(atOnce.printed());
    }
}
