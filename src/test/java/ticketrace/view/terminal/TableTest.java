package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Printed printed = new Printed();

    @Test
    void columns_areAsWideAsTheyNeed_wordsToTheLeft_numbersToTheRight() {
        Table table = new Table("lrl");
        table.heading("guard", "sold", "verdict");
        table.row("none", "12345", "VIOLATED");
        table.row(List.of(Table.Cell.of("file-lock"), Table.Cell.of("7"), new Table.Cell("VALID", Colour.GOOD)));
        table.print(printed.screen(), "> ");

        assertThat(printed.lines())
                .containsExactly("> guard      sold verdict", "> none      12345 VIOLATED", "> file-lock     7 VALID");
    }

    @Test
    void columnOfWideLetters_isAsWideAsTheyAre() {
        Terminal terminal = new Terminal(40, 5);
        Table table = new Table("ll");
        table.row(List.of(new Table.Cell("切符", Colour.BAD), Table.Cell.of("1")));
        table.row("ticket", "2");
        table.print(terminal.screen(), "");

        assertThat(terminal.seen()).containsExactly("切符   1", "ticket 2");
    }

    @Test
    void emptyTable_printsNothing() {
        new Table("l").print(printed.screen(), "");
        assertThat(printed.lines()).isEmpty();
    }
}
