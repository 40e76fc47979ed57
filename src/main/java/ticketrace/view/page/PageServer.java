package ticketrace.view.page;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.json.Json;

/**
 * Serves the classroom page until it is closed. {@link #close} stops all races, waits until the audit has judged them,
 * and ends all buyers. Thread-safe.
 *
 * <p>If this process dies, its buyers die with it.
 */
public final class PageServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Javalin javalin;
    private final RaceRegistry races;
    private final PlayRegistry plays;
    private final ExplorationRegistry explorations;
    private final LateRequests late;
    private final Thread endsPlays;
    private final String address;

    private PageServer(PageSettings settings, ServerSocketChannel listening) throws IOException {
        InetSocketAddress bound = (InetSocketAddress) listening.getLocalAddress();
        AccessToken code = settings.bind() == null ? null : AccessToken.typed();
        AccessRules access = new AccessRules(new AllowedHosts(bound.getAddress(), bound.getPort()), code);
        this.address = address(bound, code);
        this.races = new RaceRegistry(settings.runs(), settings.limits());
        this.late = new LateRequests(settings.limits().arrival());
        this.plays = new PlayRegistry(settings.runs(), settings.limits().playIdle());
        this.explorations = new ExplorationRegistry(settings.runs(), PageLimits.EXPLORATION_IDLE);
        this.endsPlays = new Thread(this::endPlays, "ends-plays");
        IndexPage index = new IndexPage(access.token());
        String catalogue = Json.document(Catalogue.of(settings.scenarios(), settings.limits()));
        RequestedSettings requested = new RequestedSettings(settings.limits());
        this.javalin = Javalin.create(config -> {
            configure(config);
            listen(config.jetty, listening, late);
            new RequestFilter(access, bound.getPort()).addTo(config.routes);
            config.routes.get("/", index::serve);
            config.routes.get("/index.html", index::serve);
            config.routes.get(
                    "/api/catalogue",
                    context -> context.contentType("application/json").result(catalogue));
            new RaceRoutes(settings, races, requested).addTo(config.routes);
            new PlayRoutes(plays, requested).addTo(config.routes);
            new ExplorationRoutes(explorations, requested).addTo(config.routes);
            config.routes.get("/<file>", PageFiles::serve);
            answerFailures(config.routes);
        });
    }

    /**
     * Opens the port and begins to serve the page.
     *
     * @throws IOException if another program has the port, or this machine does not have the address; the message says
     *     so in one line
     */
    public static PageServer open(PageSettings settings) throws IOException {
        InetAddress address = settings.bind() == null ? InetAddress.getByAddress(LOOPBACK) : settings.bind();
        ServerSocketChannel listening = ServerSocketChannel.open();
        try {
            listening.bind(new InetSocketAddress(address, settings.port()));
            PageServer server = new PageServer(settings, listening);
            Runtime.getRuntime().addShutdownHook(server.endsPlays);
            server.javalin.start();
            return server;
        } catch (IOException e) {
            listening.close();
            if (!(e instanceof SocketException)) {
                throw e;
            }
            throw new IOException(
                    "cannot listen on port " + settings.port() + " of " + address.getHostAddress() + ": "
                            + e.getMessage() + "; --port 0 takes one that is free",
                    e);
        }
    }

    /** The address of the page, with the access code if there is one. */
    public String address() {
        return address;
    }

    private static String address(InetSocketAddress bound, @Nullable AccessToken code) throws UnknownHostException {
        InetAddress address = bound.getAddress();
        String host =
                address.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostName() : AllowedHosts.written(address);
        return "http://" + host + ":" + bound.getPort() + "/" + (code == null ? "" : "?code=" + code.word());
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = PageLimits.BODY_BYTES;
    }

    private static void listen(JettyConfig jetty, ServerSocketChannel listening, LateRequests late) {
        jetty.addConnector((server, http) -> {
            ServerConnector connector = connector(server, http, listening);
            connector.addBean(late);
            return connector;
        });
        jetty.modifyServer(server -> {
            server.setHandler(new BufferedBodies());
            server.setErrorHandler(new ErrorAnswers());
            server.addBean(new NetworkConnectionLimit(PageLimits.CONNECTIONS, server));
        });
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, ServerSocketChannel listening) {
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        try {
            connector.open(listening);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    private static void answerFailures(RoutesConfig routes) {
        routes.exception(RefusedRequest.class, (problem, context) -> answer(context, problem.status(), problem.line()));
        routes.exception(
                HttpResponseException.class,
                (problem, context) -> answer(context, problem.getStatus(), "this cannot be asked for"));
        routes.exception(IOException.class, (failure, context) -> {
            LOG.debug("{} {}", context.method(), context.path(), failure);
            answer(context, RefusedRequest.INTERNAL, String.valueOf(failure.getMessage()));
        });
        routes.exception(Exception.class, (failure, context) -> {
            LOG.error("{} {}", context.method(), context.path(), failure);
            answer(context, RefusedRequest.INTERNAL, "internal error, please report it: " + failure);
        });
    }

    private static void answer(Context context, int status, String line) {
        context.status(status);
        JsonBodies.answer(context, new Refusal(line.replaceAll("\\s*\\R\\s*", " ")));
    }

    private void endPlays() {
        plays.close();
        explorations.close();
    }

    @Override
    public void close() {
        races.close();
        endPlays();
        javalin.stop();
        late.close();
        try {
            Runtime.getRuntime().removeShutdownHook(endsPlays);
        } catch (IllegalStateException alreadyShuttingDown) {
            // the shutdown hook runs and has nothing to do
        }
    }
}
