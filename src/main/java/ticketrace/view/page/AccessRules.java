package ticketrace.view.page;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which the server accepts or refuses a request. Immutable; any thread.
 *
 * <ul>
 *   <li>The {@code Host} header must name this server.
 *   <li>If other machines can reach the server, every request must carry the access code: the first one in its address,
 *       the later ones in a cookie.
 *   <li>If the browser sends an {@code Origin} header, it must be this server's own page.
 *   <li>A request that changes something must carry the token that only this server's page knows.
 * </ul>
 */
final class AccessRules {

    private static final String LOOK = "GET";
    private static final Set<String> CHANGES = Set.of("POST", "DELETE");

    private final AllowedHosts hosts;
    private final AccessToken token = AccessToken.token();
    private final AccessToken pass = AccessToken.token();
    private final @Nullable AccessToken code;

    /**
     * The parts of a request that the rules check.
     *
     * @param token the value of the token header
     * @param pass the value of the cookie
     * @param code the access code in the address
     */
    record Asked(
            String method,
            @Nullable String host,
            @Nullable String origin,
            @Nullable String token,
            @Nullable String pass,
            @Nullable String code) {}

    /** The rules with an access code, or null for none. */
    AccessRules(AllowedHosts hosts, @Nullable AccessToken code) {
        this.hosts = hosts;
        this.code = code;
    }

    /** The token that the page sends with every request that changes something. */
    String token() {
        return token.word();
    }

    /** The value of the cookie that stands for the access code. */
    String pass() {
        return pass.word();
    }

    /**
     * Accepts the request, or refuses it.
     *
     * @return whether the request carried the access code in its address; the answer must then set the cookie
     * @throws RefusedRequest if a rule refuses it; the message says why
     */
    boolean admit(Asked asked) {
        if (asked.host() == null || !hosts.isOurs(asked.host())) {
            throw new RefusedRequest(
                    RefusedRequest.MISDIRECTED, "this server does not answer to that host; use the address it printed");
        }
        boolean saidCode = code != null && saysCode(code, asked);
        boolean ownOrigin = asked.origin() == null
                || asked.origin()
                        .toLowerCase(Locale.ROOT)
                        .equals("http://" + asked.host().toLowerCase(Locale.ROOT));
        if (!ownOrigin) {
            throw new RefusedRequest(RefusedRequest.FORBIDDEN, "pages of other origins may not ask for this");
        }
        if (asked.method().equals(LOOK)) {
            return saidCode;
        }
        if (!CHANGES.contains(asked.method())) {
            throw new RefusedRequest(RefusedRequest.NOT_ALLOWED, "only GET, POST and DELETE are understood");
        }
        if (!token.is(asked.token())) {
            throw new RefusedRequest(
                    RefusedRequest.FORBIDDEN, "the header X-Ticketrace-Token is missing or not the one of this page");
        }
        return saidCode;
    }

    /** Returns whether the address has the access code. Refuses a wrong code, and a request without code and cookie. */
    private boolean saysCode(AccessToken right, Asked asked) {
        if (asked.code() != null && !right.is(asked.code())) {
            throw new RefusedRequest(RefusedRequest.FORBIDDEN, "that is not the access code");
        }
        if (asked.code() == null && !pass.is(asked.pass())) {
            throw new RefusedRequest(
                    RefusedRequest.UNAUTHORIZED, "an access code is needed; use the address that the server printed");
        }
        return asked.code() != null;
    }
}
