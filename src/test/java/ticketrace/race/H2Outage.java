package ticketrace.race;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.h2.engine.Database;
import org.h2.engine.Engine;
import org.h2.server.TcpServer;

/**
 * Takes the database away from a race that runs in this JVM. Nobody outside of the launcher can, so this looks for it
 * where H2 keeps it.
 */
final class H2Outage {

    private H2Outage() {}

    /** Nobody is served any more; the launcher itself still has the database. */
    static void stopServing() {
        for (Object server : List.copyOf(values(TcpServer.class, "SERVERS"))) {
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

    private static Object valueOf(Class<?> type, String name, Object of) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("H2 keeps it elsewhere now", e);
        }
    }
}
