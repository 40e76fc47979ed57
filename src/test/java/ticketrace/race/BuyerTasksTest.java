package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.history.Step;
import ticketrace.run.FaultText;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;
import ticketrace.store.Isolation;
import ticketrace.store.ServedStore;
import ticketrace.store.Stores;

/** The task that each buyer gets from the description of a race, without the secret access to the store. */
class BuyerTasksTest {

    private static final Load LOAD = Load.of(3, 40);

    @TempDir
    Path runs;

    private List<List<StopPoint>> stopPoints(String... faults) throws IOException {
        RaceSettings race = RaceSettings.of("file", "file-lock", LOAD)
                .withFaults(List.of(faults).stream().map(FaultText::parse).toList());
        BuyerTasks tasks = new BuyerTasks(RunFolder.create(runs, race));
        return List.of("buyer-01", "buyer-02", "buyer-03").stream()
                .map(name -> tasks.of(name).stopPoints())
                .toList();
    }

    @Test
    void faultAtAStepOfTheHolder_stopsAllBuyersThere() throws IOException {
        StopPoint each = new StopPoint(0, Step.RECORD, 20, 0);

        assertThat(stopPoints("kill holder at RECORD seat 20")).containsOnly(List.of(each));
    }

    @Test
    void faultOfOneBuyer_stopsOnlyThatBuyer_andFaultsKeepTheirNumbers() throws IOException {
        assertThat(stopPoints("kill buyer-02", "kill buyer-02 at WRITE after 1ms", "kill holder at READ"))
                .containsExactly(
                        List.of(new StopPoint(2, Step.READ, 0, 0)),
                        List.of(new StopPoint(1, Step.WRITE, 0, 1_000_000), new StopPoint(2, Step.READ, 0, 0)),
                        List.of(new StopPoint(2, Step.READ, 0, 0)));
    }

    @Test
    void faultWithoutAStep_stopsNoBuyer() throws IOException {
        assertThat(stopPoints("kill holder after 1ms", "kill buyer-03")).containsOnly(List.of());
    }

    @Test
    void accessToAStore_isInNoDescription_noFile_noArgument() throws IOException {
        RaceSettings race = RaceSettings.of("h2", "transaction", LOAD)
                .withIsolation(Isolation.SERIALIZABLE)
                .withKillHolder();
        RunFolder folder = RunFolder.create(runs, race);
        try (ServedStore store = Stores.named("h2").create(folder.path(), LOAD.tickets())) {
            BuyerTask task = new BuyerTasks(folder).of("buyer-01");
            String scratch = store.scratch(Files.createDirectories(task.places().scratch()), task.name(), 1);
            String password = store.access().split("/", -1)[1];
            List<String> written = List.of(
                    race.toString(),
                    race.toJson().toString(),
                    Files.readString(folder.path().resolve("race.json")),
                    task.toString(),
                    String.join(" ", task.toArguments()),
                    task.toWords());

            assertThat(password).as("the password that must not be found").hasSizeGreaterThan(16);
            assertThat(scratch).contains(password);
            assertThat(written)
                    .allMatch(text -> text.contains("transaction") || text.contains("Transaction"))
                    .noneMatch(text -> text.contains(password))
                    .noneMatch(text -> text.contains(store.access()) || text.contains(scratch));
        }
    }
}
