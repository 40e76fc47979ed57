package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private static final int LIMIT_BYTES = 5;

    private final LineSplitter splitter = new LineSplitter(LIMIT_BYTES);

    private List<ClientLine> feed(String text) {
        return splitter.feed(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pieces_areJoinedToLines() {
        assertThat(feed("on")).isEmpty();
        assertThat(feed("e\ntwo\r\nth")).containsExactly(ClientLine.of("one"), ClientLine.of("two"));
        assertThat(feed("ree\n\n")).containsExactly(ClientLine.of("three"), ClientLine.of(""));
        assertThat(splitter.end()).isEmpty();
    }

    @Test
    void longestLine_isAccepted_withEitherLineEnd() {
        assertThat(feed("12345\n12345\r\n")).containsExactly(ClientLine.of("12345"), ClientLine.of("12345"));
    }

    @Test
    void lineTooLong_isReportedOnce_andTheNextLineIsReturned() {
        assertThat(feed("123456")).containsExactly(ClientLine.TOO_LONG);
        assertThat(feed("7890".repeat(1000))).isEmpty();
        assertThat(feed("\nnext\n")).containsExactly(ClientLine.of("next"));
        assertThat(feed("12345\r6\n")).containsExactly(ClientLine.TOO_LONG);
        assertThat(feed("next\n")).containsExactly(ClientLine.of("next"));
    }

    @Test
    void limit_countsBytes_notCharacters() {
        assertThat(feed("üü1\n")).containsExactly(ClientLine.of("üü1"));
        assertThat(feed("üüü\n")).containsExactly(ClientLine.TOO_LONG);
    }

    @Test
    void bytesThatAreNotUtf8_areReported() {
        assertThat(splitter.feed(new byte[] {'a', (byte) 0xc3, '\n', 'b', '\n'}))
                .containsExactly(ClientLine.NOT_UTF_8, ClientLine.of("b"));
    }

    @Test
    void lastLine_needsNoLineEnd() {
        feed("a\nb");
        assertThat(splitter.end()).containsExactly(ClientLine.of("b"));
        assertThat(splitter.end()).isEmpty();
    }

    @Test
    void lineTooLongAtTheEnd_isReportedOnce() {
        assertThat(feed("1234567")).containsExactly(ClientLine.TOO_LONG);
        assertThat(splitter.end()).isEmpty();
    }
}
