package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FullScreenTest {

    private final Terminal terminal = new Terminal(20, 4);

    @Test
    void picture_isRedrawn_andTheOldScreenReturnsAtTheEnd() {
        terminal.screen().line("before");
        try (FullScreen display = FullScreen.open(terminal.screen())) {
            display.draw(List.of("one", "two", "", "four"), 20, 4);
            assertThat(terminal.seen()).containsExactly("one", "two", "", "four");
            display.draw(List.of("one", "", "3"), 20, 4);
            assertThat(terminal.seen()).containsExactly("one", "", "3");
        }
        terminal.screen().line("after");
        assertThat(terminal.seen()).containsExactly("before", "after");
    }

    @Test
    void windowOfAnotherSize_isDrawnAnew() {
        try (FullScreen display = FullScreen.open(terminal.screen())) {
            display.draw(List.of("one", "two"), 20, 4);
            terminal.screen().out().print("what the window made of it");
            display.draw(List.of("one", "two"), 19, 4);
            assertThat(terminal.seen()).containsExactly("one", "two");
        }
    }
}
