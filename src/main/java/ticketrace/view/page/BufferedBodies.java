package ticketrace.view.page;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Has a request looked at when all of its body has come: until then no thread waits for it, however many there are. A body
 * that is broken, or longer than {@link PageLimits#BODY_BYTES}, is refused before anybody does what it asks for.
 */
final class BufferedBodies extends Handler.Wrapper {

    /** A request whose body has come. */
    private static final class Arrived extends Request.Wrapper {

        private final Content.Source body;

        Arrived(Request request, byte[] body) {
            super(request);
            this.body = Content.Source.from(ByteBuffer.wrap(body));
        }

        @Override
        public Content.@Nullable Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable callback) {
            body.demand(callback);
        }

        @Override
        public void fail(Throwable failure) {
            body.fail(failure);
        }
    }

    /** Takes a body in, piece by piece, on whichever thread brings the next. */
    private final class Arrival implements Runnable {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Arrival(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void run() {
            boolean last = false;
            while (!last) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    refuse(HttpStatus.BAD_REQUEST_400);
                    return;
                }
                byte[] piece = new byte[chunk.remaining()];
                chunk.get(piece, 0, piece.length);
                body.write(piece, 0, piece.length);
                last = chunk.isLast();
                chunk.release();
                if (body.size() > PageLimits.BODY_BYTES) {
                    refuse(HttpStatus.PAYLOAD_TOO_LARGE_413);
                    return;
                }
            }
            Request arrived = new Arrived(request, body.toByteArray());
            request.getContext().execute(() -> handOn(arrived, response, callback));
        }

        private void refuse(int status) {
            Response.writeError(request, response, callback, status);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() == 0) {
            return super.handle(request, response, callback);
        }
        if (request.getLength() > PageLimits.BODY_BYTES) {
            Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
        } else {
            new Arrival(request, response, callback).run();
        }
        return true;
    }

    private void handOn(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }
}
