package ticketrace.view.page;

import io.javalin.http.Context;

/** What every answer says to keep a browser from being too helpful. */
final class Headers {

    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    static final String CACHE_CONTROL = "Cache-Control";

    private static final String ONLY_FROM_HERE =
            "default-src 'self'; base-uri 'none'; form-action 'self';" + " frame-ancestors 'none'; object-src 'none'";

    private Headers() {}

    static void add(Context context) {
        context.header(CONTENT_SECURITY_POLICY, ONLY_FROM_HERE);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header(CACHE_CONTROL, "no-store");
    }
}
