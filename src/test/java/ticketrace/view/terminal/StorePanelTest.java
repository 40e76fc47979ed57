package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

class StorePanelTest {

    private static StorePanel holding(int remaining, int... seats) {
        List<Sale> sales = new ArrayList<>();
        for (int seat : seats) {
            sales.add(new Sale(seat, "buyer-0" + (sales.size() + 1), 1));
        }
        return new StorePanel(new FinalState(remaining, sales, List.of()));
    }

    private static List<String> texts(List<Table.Cell> cells) {
        return cells.stream().map(Table.Cell::text).toList();
    }

    @Test
    void sales_areAsInTheFile() {
        assertThat(texts(holding(1, 3, 2).lines(20)))
                .containsExactly(
                        "1 ticket left", "", "sales.csv", "seat,buyer,purchase", "3,buyer-01,1", "2,buyer-02,1");
    }

    @Test
    void manySales_areShortened_toTheLast() {
        assertThat(texts(holding(0, 5, 4, 3, 2, 1).lines(7)))
                .containsSubsequence("seat,buyer,purchase", "... and 3 before", "2,buyer-04,1", "1,buyer-05,1")
                .hasSize(7);
        assertThat(texts(holding(0, 5, 4, 3).lines(7))).doesNotContain("... and 1 before");
        assertThat(texts(holding(0, 2, 1).salesInALine(40))).containsExactly("2,buyer-01,1  ", "1,buyer-02,1  ");
        assertThat(texts(holding(0, 3, 2, 1).salesInALine(40)))
                .containsExactly("... ", "2,buyer-02,1  ", "1,buyer-03,1  ");
    }

    @Test
    void seatSoldTwice_raisesTheAlarm_andItsSalesAreMarked() {
        StorePanel twice = holding(0, 2, 1, 2);
        assertThat(twice.alarm()).isEqualTo("SEAT 2 SOLD TWICE");
        assertThat(twice.lines(20))
                .contains(new Table.Cell("SEAT 2 SOLD TWICE", Colour.ALARM))
                .contains(new Table.Cell("2,buyer-03,1", Colour.BAD))
                .contains(new Table.Cell("1,buyer-02,1", null));
        assertThat(holding(0, 2, 1).alarm()).isEmpty();
        assertThat(holding(0, 2, 2, 2).alarm()).isEqualTo("SEAT 2 SOLD 3 TIMES");
        assertThat(holding(0, 2, 1, 2, 1).alarm()).isEqualTo("2 SEATS SOLD TWICE");
    }

    @Test
    void countThatCannotBeRead_isNotMadeUp() {
        StorePanel damaged = new StorePanel(new FinalState(null, List.of(), List.of("tickets.txt holds no count")));
        assertThat(damaged.left()).isEqualTo("tickets left: ?");
        assertThat(damaged.alarm()).isEqualTo("DAMAGED");
    }
}
