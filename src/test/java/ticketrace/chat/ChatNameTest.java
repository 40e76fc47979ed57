package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "guest-1", "Änne_7", "世界", "-", "twenty-letters-long_"})
    void lettersDigitsHyphensAndUnderscores_makeAName(String text) {
        assertThat(ChatName.of(text)).map(ChatName::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:", "*", "a\n", "a\u0000", "twenty-one-characters", "🎟", "/who", "a."})
    void otherText_isNoName(String text) {
        assertThat(ChatName.of(text)).isEmpty();
        assertThatThrownBy(() -> new ChatName(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ChatName.RULE);
    }

    @Test
    void namesThatDifferOnlyInUpperCase_haveTheSameKey() {
        assertThat(new ChatName("Anna").key()).isEqualTo(new ChatName("aNNA").key());
        assertThat(new ChatName("Straße").key()).isEqualTo(new ChatName("STRASSE").key());
        assertThat(new ChatName("anna").key()).isNotEqualTo(new ChatName("anne").key());
    }
}
