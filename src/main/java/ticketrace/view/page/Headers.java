package ticketrace.view.page;

import java.util.Map;

/** The security headers of every answer. The browser may not load foreign content, guess types, or keep copies. */
final class Headers {

    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    static final String CACHE_CONTROL = "Cache-Control";

    private static final String ONLY_FROM_HERE =
            "default-src 'self'; base-uri 'none'; form-action 'self';" + " frame-ancestors 'none'; object-src 'none'";

    static final Map<String, String> ALL = Map.of(
            CONTENT_SECURITY_POLICY,
            ONLY_FROM_HERE,
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            CACHE_CONTROL,
            "no-store");

    private Headers() {}
}
