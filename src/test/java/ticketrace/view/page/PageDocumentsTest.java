package ticketrace.view.page;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.FormatsPage;
import ticketrace.Limits;
import ticketrace.audit.PurchaseDraft;
import ticketrace.cli.Json;
import ticketrace.history.StepEvent;
import ticketrace.run.BuyerInfo;
import ticketrace.run.FolderDocuments;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.run.ResultDocument;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;
import ticketrace.view.model.LivePicture;

/**
 * The documentation describes every key of the documents that the server sends. {@link LiveRaceIT} and {@link PlayIT}
 * check this for a running race and for a play.
 */
class PageDocumentsTest {

    private static final int A_LISTENER = 1;

    @TempDir
    Path runs;

    @AutoClose
    private PageInThisJvm page;

    @BeforeEach
    void serve() throws IOException {
        page = PageInThisJvm.open(runs, Limits.WORK);
    }

    private RunFolder finished() throws IOException {
        RunFolder run = FolderDocuments.held(runs);
        run.writeResult(ResultDocument.of(Results.of(run)));
        return run;
    }

    private static Map<String, Object> event(String name, Object data) {
        return Map.of(name, data);
    }

    private static Map<String, Object> event(RaceEvents events) throws Exception {
        RaceEvents.Event event = Objects.requireNonNull(events.listen().next(Limits.ANSWER));
        return event(event.name(), JSON.std.mapFrom(event.json()));
    }

    /** An event with a buyer that holds the guard, and a killed buyer. */
    private static Map<String, Object> moments() throws IOException {
        RaceSettings settings =
                RaceSettings.of("file", "file-lock", Load.of(1, 10).withTimeout(Duration.ofSeconds(1)));
        LivePicture picture =
                new LivePicture(settings, List.of(new BuyerInfo("buyer-01", 11)), 1, new SeatLedger(10)::add);
        StepEvent.of(
                        "buyer-01",
                        new PurchaseDraft().acquires(5, 7).reads(7, 8, 10).record(1))
                .forEach(picture::take);
        Moments moments = Moments.of(picture, List.of(KilledBuyer.dying("buyer-02", 17L)), new RaceClock(1));
        return JSON.std.mapFrom(ticketrace.json.Json.document(moments));
    }

    @Test
    void catalogue_isDescribedWhole() throws IOException {
        FormatsPage.assertDescribes("The catalogue", List.of(JSON.std.mapFrom(page.get("/api/catalogue"))));
    }

    @Test
    void finishedRaces_areDescribedWhole() throws IOException {
        finished();

        FormatsPage.assertDescribes("The finished races", List.of(JSON.std.mapFrom(page.get("/api/races"))));
    }

    @Test
    void eventsOfARace_areDescribedWhole() throws Exception {
        RunFolder run = finished();
        RaceEvents failed = new RaceEvents(A_LISTENER, new SeatLedger(1));
        failed.failed("it failed");
        List<Map<String, Object>> events = new ArrayList<>();
        events.add(event(new RaceEvents(A_LISTENER, new SeatLedger(1))));
        events.add(event(failed));
        events.add(event(RaceEvents.MOMENTS, moments()));

        String name = "";
        String told = page.get("/api/races/" + run.path().getFileName() + "/events", "Accept: text/event-stream");
        for (String line : told.lines().toList()) {
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                events.add(event(name, JSON.std.mapFrom(line.substring("data: ".length()))));
            }
        }
        Map<String, Object> result = events.remove(events.size() - 1);

        FormatsPage.assertDescribes("The events of a race", events);
        FormatsPage.assertKnows("A result", Json.object(result, RaceEvents.RESULT));
    }
}
