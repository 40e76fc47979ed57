package ticketrace.view.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** The routes of explorations: start, look how far it is, stop. */
final class ExplorationRoutes {

    private static final int CREATED = 201;

    private final ExplorationRegistry registry;
    private final RequestedSettings requested;

    private record ExplorationAnswer(String id, ExplorationState exploration) {}

    ExplorationRoutes(ExplorationRegistry registry, RequestedSettings requested) {
        this.registry = registry;
        this.requested = requested;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/explorations", this::start);
        routes.get("/api/explorations/{id}", this::look);
        routes.delete("/api/explorations/{id}", this::stop);
    }

    private void start(Context context) throws IOException {
        OpenExploration exploration = registry.start(requested.exploration(JsonBodies.json(context)));
        context.status(CREATED);
        answer(context, exploration);
    }

    private void look(Context context) throws IOException {
        answer(context, registry.named(context.pathParam("id")));
    }

    private void stop(Context context) throws IOException {
        OpenExploration exploration = registry.named(context.pathParam("id"));
        exploration.stop();
        answer(context, exploration);
    }

    private static void answer(Context context, OpenExploration exploration) throws IOException {
        JsonBodies.answer(context, new ExplorationAnswer(exploration.id(), exploration.look()));
    }
}
