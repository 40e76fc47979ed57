package ticketrace.view.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of races: start, list, watch, kill, stop, result, report. */
final class RaceRoutes {

    private static final int CREATED = 201;

    /** A report contains its scripts and styles. It may load nothing, and the sandbox gives it an origin of its own. */
    private static final String REPORT_POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
                    + " img-src data:; font-src data:; sandbox allow-scripts allow-popups allow-downloads";

    /** The answer about several races. */
    private record Races<T>(List<T> races) {}

    private record StartedRace(String id, Map<String, @Nullable Object> settings) {}

    private record StoppedRace(String id) {}

    private final RaceRegistry registry;
    private final FinishedRuns finished;
    private final RequestedSettings requested;
    private final ReportMaker reports;
    private final EventRoute events = new EventRoute();

    RaceRoutes(PageSettings settings, RaceRegistry registry, RequestedSettings requested) {
        this.registry = registry;
        this.finished = new FinishedRuns(settings.runs());
        this.requested = requested;
        this.reports = settings.reports();
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/races", this::start);
        routes.get("/api/races", this::list);
        routes.get("/api/races/{id}/events", this::sendEvents);
        routes.post("/api/races/{id}/kill", this::kill);
        routes.post("/api/races/{id}/stop", this::stop);
        routes.get("/api/races/{id}/result", this::result);
        routes.get("/api/races/{id}/report", this::report);
    }

    private void start(Context context) throws IOException {
        List<LiveRace> races = registry.start(requested.races(JsonBodies.json(context)));
        List<StartedRace> started = races.stream()
                .map(race -> new StartedRace(race.id(), race.settings().toJson()))
                .toList();
        context.status(CREATED);
        JsonBodies.answer(context, new Races<>(started));
    }

    private void list(Context context) throws IOException {
        JsonBodies.answer(context, new Races<>(finished.list()));
    }

    private void sendEvents(Context context) throws IOException {
        String id = context.pathParam("id");
        LiveRace race = registry.find(id).orElse(null);
        events.send(context, race != null ? race.events() : FinishedRace.events(finished.named(id)));
    }

    private void stop(Context context) {
        LiveRace race = running(context);
        race.stop();
        JsonBodies.answer(context, new StoppedRace(race.id()));
    }

    private void kill(Context context) throws IOException, InterruptedException {
        KillRoute.kill(context, running(context));
    }

    /**
     * The running race of the name in the address.
     *
     * @throws RefusedRequest if there is no such race, or it is over
     */
    private LiveRace running(Context context) {
        String id = context.pathParam("id");
        LiveRace race = registry.find(id).orElse(null);
        if (race == null) {
            finished.named(id);
        }
        if (race == null || race.isOver()) {
            throw new RefusedRequest(RefusedRequest.CONFLICT, "the race is over");
        }
        return race;
    }

    private void result(Context context) throws IOException {
        JsonBodies.answer(context, finished.named(context.pathParam("id")).result());
    }

    private void report(Context context) throws IOException {
        Path report = reports.reportOf(finished.named(context.pathParam("id")));
        context.header(Headers.CONTENT_SECURITY_POLICY, REPORT_POLICY);
        context.contentType("text/html; charset=utf-8").result(Files.newInputStream(report));
    }
}
