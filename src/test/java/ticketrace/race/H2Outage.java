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
 * Takes the database away from a race that runs in this JVM. Nobody outside of the launcher can, so this looks for it
 * where H2 keeps it.
 */
final class H2Outage {

    private H2Outage() {}

    /**
     * As where the network is gone: all connections are cut. The launcher itself still has the database.
     *
     * <p>The server's own end would be another thing: it closes sessions while they work, and H2 2.5.252 was seen to undo a
     * statement then, and to answer that it was done. The audit is right to say that such an update is lost.
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
     * As after an error of the disk: closed for everybody, as it is. Nobody is served first: in a store that is closed under
     * it, a server's thread of H2 2.5.252 can go round for ever ({@code MVStore.registerVersionUsage}), and its buyer would
     * hear nothing until the race's time is over.
     */
    static void closeDatabases() {
        stopServing();
        for (Object holder : List.copyOf(values(Engine.class, "DATABASES"))) {
            ((Database) valueOf(holder.getClass(), "database", holder)).shutdownImmediately();
        }
    }

    private static List<?> values(Class<?> keeper, String map) {
        return List.copyOf(((Map<?, ?>) valueOf(keeper, map, null)).values());
    }

    private static Object valueOf(Class<?> type, String name, @Nullable Object of) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("H2 keeps it elsewhere now", e);
        }
    }
}
