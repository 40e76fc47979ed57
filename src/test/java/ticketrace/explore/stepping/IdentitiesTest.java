package ticketrace.explore.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Files and processes have the same names in each play, whatever their numbers are. */
class IdentitiesTest {

    private final Identities identities = new Identities();

    @Test
    void files_areNumberedInTheOrderInWhichTheyAreNamed() {
        assertThat(identities.named("#77,#12")).isEqualTo("#1,#2");
        assertThat(identities.named("#12,#77,#5")).isEqualTo("#2,#1,#3");
        identities.clear();
        assertThat(identities.named("#12")).isEqualTo("#1");
    }

    @Test
    void processes_haveTheNamesOfTheirBuyers() {
        identities.add(4711, "buyer-01");
        assertThat(identities.named("lock=#9:@4711 @12")).isEqualTo("lock=#1:@buyer-01 @?");
    }

    @Test
    void texts_areSortedWithoutTheNumbersOfTheirFiles() {
        identities.named("#5 #6");
        assertThat(identities.named(List.of("b=#5", "a=#6"))).isEqualTo("a=#2 b=#1");
    }
}
