package ticketrace.view.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What is answered to requests that are too broken to be looked at: one line of JSON, as to all that are refused. */
final class PlainErrors extends ErrorHandler {

    private static final HttpField JSON = new HttpField(HttpHeader.CONTENT_TYPE, "application/json");

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(JSON);
        response.write(
                true,
                ByteBuffer.wrap(PageJson.write(Map.of("error", line(code))).getBytes(StandardCharsets.UTF_8)),
                callback);
    }

    private static String line(int code) {
        return code < HttpStatus.INTERNAL_SERVER_ERROR_500
                ? "this request is not understood: " + HttpStatus.getMessage(code)
                : "internal error, please report it";
    }
}
