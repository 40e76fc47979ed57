package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.ChildJvm;
import ticketrace.Limits;

/** Several processes append sales at the same time without a guard. Lines do not mix, and no line is lost. */
class SharedSalesTest {

    private static final int PROCESSES = 3;
    private static final int SALES = 20_000;

    @TempDir
    Path folder;

    private void sellAtTheSameTime() throws Exception {
        Stores.named("file").create(folder, 0);
        List<ChildJvm> children = new ArrayList<>();
        for (int i = 1; i <= PROCESSES; i++) {
            children.add(ChildJvm.start(StoreChild.class, folder.toString(), "buyer-" + "0".repeat(i) + i));
        }
        for (ChildJvm child : children) {
            assertThat(child.hear()).isEqualTo("open");
        }
        children.forEach(child -> child.say("record " + SALES));
        for (ChildJvm child : children) {
            assertThat(child.hear(Limits.WORK)).isEqualTo("done");
            child.close();
        }
    }

    @Test
    void linesOfSeveralProcesses_neverMix() throws Exception {
        sellAtTheSameTime();
        FinalState end = FinalState.read(folder);
        assertThat(end.damage()).isEmpty();
        assertThat(end.sales()).hasSize(PROCESSES * SALES);
        Map<String, Integer> purchases = new HashMap<>();
        String before = "";
        int changes = 0;
        for (Sale sale : end.sales()) {
            int purchase = purchases.merge(sale.buyer(), 1, Integer::sum);
            assertThat(sale).isEqualTo(new Sale(SALES + 1 - purchase, sale.buyer(), purchase));
            changes += sale.buyer().equals(before) ? 0 : 1;
            before = sale.buyer();
        }
        assertThat(purchases).hasSize(PROCESSES);
        assertThat(changes)
                .as("how often the buyer changes from one sale to the next")
                .isGreaterThan(PROCESSES);
    }
}
