package ticketrace.view.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import ticketrace.run.ResultDocument;

/** The routes of stepped plays: open, look, take a turn, take it back, end. */
final class PlayRoutes {

    private static final int CREATED = 201;

    private final PlayRegistry registry;
    private final RequestedSettings requested;

    private record PlayAnswer(String id, PlayState play) {}

    private record EndedPlay(String id, PlayState play, ResultDocument result) {}

    /** The change that a request makes to a play. */
    private interface Action {
        void on(OpenPlay play) throws IOException;
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
        answer(context, play);
    }

    private void take(Context context) throws IOException {
        Fields request = JsonBodies.json(context);
        request.allowOnly(Set.of("turn"));
        String turn = request.text("turn");
        look(context, play -> play.take(turn));
    }

    private void look(Context context, Action action) throws IOException {
        OpenPlay play = registry.named(context.pathParam("id"));
        try {
            action.on(play);
            answer(context, play);
        } catch (IOException e) { // a buyer failed: the play cannot go on without it
            registry.end(play);
            throw e;
        }
    }

    private void finish(Context context) throws IOException {
        OpenPlay play = registry.named(context.pathParam("id"));
        try {
            OpenPlay.Judged judged = play.finish();
            JsonBodies.answer(context, new EndedPlay(play.id(), judged.state(), ResultDocument.of(judged.result())));
        } finally {
            registry.end(play);
        }
    }

    private static void answer(Context context, OpenPlay play) throws IOException {
        JsonBodies.answer(context, new PlayAnswer(play.id(), play.look()));
    }
}
