package ticketrace.view.page;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for what. Immutable; any thread.
 *
 * <ul>
 *   <li>The {@code Host} must be one of this server's own.
 *   <li>If other machines can reach the server, everybody must have said the access code: once in the address, from then
 *       on by a cookie.
 *   <li>An {@code Origin}, which browsers send along, must be our own page.
 *   <li>What changes something must come with the token that only our own page knows.
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
     * What a request says of itself.
     *
     * @param pass the cookie's value
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

    /** What our own page sends along with what changes something. */
    String token() {
        return token.word();
    }

    /** The value of the cookie that stands for the access code. */
    String pass() {
        return pass.word();
    }

    /**
     * Lets the request in.
     *
     * @return whether it said the access code, and is to get the cookie for it
     * @throws RefusedRequest if it may not come in; the message says why
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

    /** Whether the request says the code; if it does not, it must have a pass. */
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
