package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Arguments by position and by name. */
class ArgumentsTest {

    private final Arguments arguments =
            Arguments.of("seat", 7).with("price", 12).with("price", 13);

    @Test
    void argument_isFoundByPositionOrName_andTheLastOfANameCounts() {
        assertThat(arguments.get(0, String.class)).isEqualTo("seat");
        assertThat(arguments.get(1, Integer.class)).isEqualTo(7);
        assertThat(arguments.get("price", Number.class)).isEqualTo(13);
    }

    @Test
    void missingArgument_isAClearError() {
        assertThatThrownBy(() -> arguments.get(2, String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no argument 2; there are 2, counted from 0");
        assertThatThrownBy(() -> arguments.get(-1, String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> arguments.get("prize", Integer.class))
                .hasMessage("there is no argument 'prize'; there are [price]");
    }

    @Test
    void argumentOfAnotherType_isAClearError() {
        assertThatThrownBy(() -> arguments.get(0, Integer.class))
                .hasMessage("argument 0 is a java.lang.String, not a java.lang.Integer");
        assertThatThrownBy(() -> arguments.get("price", String.class))
                .hasMessage("argument 'price' is a java.lang.Integer, not a java.lang.String");
    }

    @Test
    void arguments_neverChange() {
        Arguments more = arguments.with("new", true);
        assertThat(more.named()).containsKey("new");
        assertThat(arguments.named()).doesNotContainKey("new");
        assertThatThrownBy(() -> arguments.positional().add("x")).isInstanceOf(UnsupportedOperationException.class);
    }
}
