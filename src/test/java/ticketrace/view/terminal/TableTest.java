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
    void emptyTable_printsNothing() {
        new Table("l").print(printed.screen(), "");
        assertThat(printed.lines()).isEmpty();
    }
}
