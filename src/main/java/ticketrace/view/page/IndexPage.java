package ticketrace.view.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's {@code index.html}, with the secret token that the page sends with its requests. */
final class IndexPage {

    private static final Pattern TOKEN_PLACE =
            Pattern.compile("(<meta\\s+name=\"ticketrace-token\"\\s+content=\")[^\"]*(\")");

    private final String html;

    /**
     * Reads the page from the jar, and puts the token into it.
     *
     * @throws IOException if the jar has no such file, or the page has no place for the token
     */
    IndexPage(String token) throws IOException {
        Matcher place = TOKEN_PLACE.matcher(PageFiles.text(PageFiles.PAGE + "index.html"));
        if (!place.find()) {
            throw new IOException("index.html has no <meta name=\"ticketrace-token\" content=\"\">");
        }
        this.html = place.replaceFirst("$1" + token + "$2");
    }

    void serve(Context context) {
        context.contentType("text/html; charset=utf-8").result(html);
    }
}
