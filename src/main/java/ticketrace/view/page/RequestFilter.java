package ticketrace.view.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs before every route: sets the security headers of the answer, and applies the {@link AccessRules}. */
final class RequestFilter {

    private static final String CODE = "code";
    private static final String TOKEN = "X-Ticketrace-Token";
    private static final int UNTIL_THE_BROWSER_CLOSES = -1;

    private final AccessRules access;
    private final String cookie;

    /** Puts the port into the cookie's name, because browsers share cookies between the ports of a machine. */
    RequestFilter(AccessRules access, int port) {
        this.access = access;
        this.cookie = "ticketrace_" + port;
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::pass);
    }

    private void pass(Context context) {
        Headers.ALL.forEach(context::header);
        boolean saidCode = access.admit(new AccessRules.Asked(
                context.method().name(),
                context.header(Header.HOST),
                context.header(Header.ORIGIN),
                context.header(TOKEN),
                context.cookie(cookie),
                context.queryParam(CODE)));
        if (saidCode) {
            context.cookie(new Cookie(
                    cookie, access.pass(), "/", UNTIL_THE_BROWSER_CLOSES, false, true, null, SameSite.STRICT));
            if (context.path().equals("/")) {
                context.redirect("/" + queryWithoutCode(context), HttpStatus.SEE_OTHER);
                context.skipRemainingHandlers();
            }
        }
    }

    /** The address's query without the access code, so that the projector does not show the code. */
    private static String queryWithoutCode(Context context) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
            for (String value : parameter.getValue()) {
                if (!parameter.getKey().equals(CODE)) {
                    parts.add(encoded(parameter.getKey()) + "=" + encoded(value));
                }
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
