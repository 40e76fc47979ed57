package ticketrace.race;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.engine.Database;
import org.h2.engine.Engine;
import org.h2.server.TcpServer;
import org.h2.server.TcpServerThread;
import org.h2.value.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the database unavailable to a race whose launcher runs in this JVM. Only code in the launcher can do this. It
 * finds the server and the database in private fields of H2.
 */
final class H2Outage {

    private H2Outage() {}

    /**
     * Closes all connections, as if the network had failed. The launcher can still use the database.
     *
     * <p>Stopping the server is a different case: it closes sessions in the middle of a statement. H2 2.5.252 then
     * sometimes undid a statement and answered that it had succeeded. The audit reports such an update as lost, which
     * is correct.
     */
    static void cutConnections() throws IOException {
        for (Object server : values(TcpServer.class, "SERVERS")) {
            ((ServerSocket) valueOf(TcpServer.class, "serverSocket", server)).close();
            for (Object served : List.copyOf((Set<?>) valueOf(TcpServer.class, "running", server))) {
                ((Transfer) valueOf(TcpServerThread.class, "transfer", served))
                        .getSocket()
                        .close();
            }
        }
    }

    private static void stopServing() {
        for (Object server : values(TcpServer.class, "SERVERS")) {
            ((TcpServer) server).stop();
        }
    }

    /**
     * Closes the databases at once for all users, as after a disk error. Stops the servers first: if a server's thread
     * uses a store that is closed, H2 2.5.252 can loop for ever ({@code MVStore.registerVersionUsage}), and its buyer
     * would get no answer until the time limit of the race.
     */
    static void closeDatabases() {
        stopServing();
        for (Object holder : List.copyOf(values(Engine.class, "DATABASES"))) {
            ((Database) valueOf(holder.getClass(), "database", holder)).shutdownImmediately();
        }
    }

    private static List<?> values(Class<?> owner, String map) {
        return List.copyOf(((Map<?, ?>) valueOf(owner, map, null)).values());
    }

    private static Object valueOf(Class<?> type, String name, @Nullable Object of) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this version of H2 has no such field", e);
        }
    }
}
