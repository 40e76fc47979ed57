package ticketrace.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.Recorder;
import ticketrace.history.Step;
import ticketrace.store.ServedStore;
import ticketrace.store.Stores;

/** Makes the folder of a small race of one buyer in the test's JVM, with the program's own writers. */
public final class FolderDocuments {

    private FolderDocuments() {}

    /** The folder of a finished race, with every document that a launcher may write. */
    public static RunFolder held(Path runs) throws IOException {
        RaceSettings settings =
                RaceSettings.of("file", "file-lock", Load.of(1, 2).withQuota(1).withTimeout(Duration.ofSeconds(1)));
        RunFolder folder = RunFolder.create(runs, settings);
        try (ServedStore store = Stores.named("file").create(folder.path(), 1);
                Recorder recorder = Recorder.create(folder.historyOf("buyer-01"))) {
            recorder.open();
            step(recorder, Step.ACQUIRE);
            recorder.begins(Step.READ);
            recorder.ended(Step.READ, 1);
            step(recorder, Step.WRITE);
            step(recorder, Step.RECORD);
            recorder.begins(Step.RELEASE);
            recorder.ended(Outcome.SOLD);
            recorder.close(EndReason.QUOTA);
            store.export();
        }
        folder.launcherEvidence().writeStopped(EndReason.TIME_LIMIT);
        folder.launcherEvidence()
                .writeDone(List.of(new LauncherEvidence.DoneFault(FaultText.parse("kill buyer-01"), "buyer-01")));
        return folder;
    }

    private static void step(Recorder recorder, Step step) {
        recorder.begins(step);
        recorder.ended(step);
    }
}
