package ticketrace.view.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a browser can ask about races. */
final class RaceRoutes {

    private static final int CREATED = 201;

    /** A report brings its scripts and styles along; it may do nothing else, and is kept apart from this server. */
    private static final String REPORT_POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
                    + " img-src data:; font-src data:; sandbox allow-scripts allow-popups allow-downloads";

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
        routes.get("/api/races/{id}/events", this::tell);
        routes.post("/api/races/{id}/kill", this::kill);
        routes.post("/api/races/{id}/stop", this::stop);
        routes.get("/api/races/{id}/result", this::result);
        routes.get("/api/races/{id}/report", this::report);
    }

    private void start(Context context) throws IOException {
        List<LiveRace> races = registry.start(requested.races(JsonBodies.json(context)));
        List<Map<String, Object>> started = races.stream()
                .map(race -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("id", race.id());
                    json.put("settings", race.settings().toJson());
                    return json;
                })
                .toList();
        context.status(CREATED);
        JsonBodies.answer(context, Map.of("races", started));
    }

    private void list(Context context) throws IOException {
        JsonBodies.answer(context, Map.of("races", finished.list()));
    }

    private void tell(Context context) throws IOException {
        String id = context.pathParam("id");
        LiveRace race = registry.find(id).orElse(null);
        events.tell(context, race != null ? race.events() : FinishedRace.events(finished.named(id)));
    }

    private void stop(Context context) {
        LiveRace race = running(context);
        race.stop();
        JsonBodies.answer(context, Map.of("id", race.id()));
    }

    private void kill(Context context) throws IOException, InterruptedException {
        KillRoute.kill(context, running(context));
    }

    /** The race that runs under this name. */
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
