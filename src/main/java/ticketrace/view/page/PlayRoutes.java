package ticketrace.view.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.run.RaceResult;
import ticketrace.run.ResultJson;

/** What a browser can ask about stepped plays. */
final class PlayRoutes {

    private static final int CREATED = 201;

    private final PlayRegistry registry;
    private final RequestedSettings requested;

    /** Something to be done with a play. */
    private interface Deed {
        void to(OpenPlay play) throws IOException;
    }

    PlayRoutes(PlayRegistry registry, RequestedSettings requested) {
        this.registry = registry;
        this.requested = requested;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/plays", this::open);
        routes.get("/api/plays/{id}", context -> look(context, play -> {}));
        routes.post("/api/plays/{id}/turns", this::take);
        routes.post("/api/plays/{id}/undo", context -> look(context, OpenPlay::undo));
        routes.delete("/api/plays/{id}", this::finish);
    }

    private void open(Context context) throws IOException {
        OpenPlay play = registry.open(requested.play(JsonBodies.json(context)));
        context.status(CREATED);
        answer(context, play, play.look(), null);
    }

    private void take(Context context) throws IOException {
        Fields request = JsonBodies.json(context);
        request.allowOnly(Set.of("turn"));
        String turn = request.text("turn");
        look(context, play -> play.take(turn));
    }

    private void look(Context context, Deed deed) throws IOException {
        OpenPlay play = registry.named(context.pathParam("id"));
        try {
            deed.to(play);
            answer(context, play, play.look(), null);
        } catch (IOException e) { // a buyer failed: nothing can be done with the others
            registry.end(play);
            throw e;
        }
    }

    private void finish(Context context) throws IOException {
        OpenPlay play = registry.named(context.pathParam("id"));
        try {
            Map<String, @Nullable Object> document = play.finish();
            answer(context, play, document, play.result());
        } finally {
            registry.end(play);
        }
    }

    private static void answer(
            Context context, OpenPlay play, Map<String, @Nullable Object> document, @Nullable RaceResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", play.id());
        json.put("play", document);
        if (result != null) {
            json.put("result", ResultJson.of(result));
        }
        JsonBodies.answer(context, json);
    }
}
