package ticketrace.store;

import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the contract against every store of the catalogue. */
@ParameterizedClass
@MethodSource("kinds")
class EveryStoreTest extends TicketStoreContract {

    private final StoreKind kind;

    EveryStoreTest(StoreKind kind) {
        this.kind = kind;
    }

    static List<StoreKind> kinds() {
        return Stores.all();
    }

    @Override
    StoreKind kind() {
        return kind;
    }
}
