package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StoresTest {

    @Test
    void names_areUnique_andInTheOrderOfTheCatalogue() {
        assertThat(Stores.names()).doesNotHaveDuplicates().startsWith("file").hasSameSizeAs(Stores.all());
    }

    @Test
    void unknownName_isRefusedWithTheKnownNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stores.named("fiel"))
                .withMessageContaining("'fiel'")
                .withMessageContaining(String.join(", ", Stores.names()));
    }
}
