package ticketrace.plugin;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/** Makes one plug-in from the name of its class: how a buyer comes by the store and the guard that it is told of. */
public final class PlugInClass {

    private PlugInClass() {}

    /**
     * Makes one by its public constructor without parameters.
     *
     * @throws IOException if that cannot be done; the message names the class and says why
     */
    public static <T> T make(Class<T> kind, String className) throws IOException {
        try {
            return Class.forName(className)
                    .asSubclass(kind)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (InvocationTargetException e) {
            throw cannotBeMade(kind, className, e.getTargetException());
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw cannotBeMade(kind, className, e);
        }
    }

    private static IOException cannotBeMade(Class<?> kind, String className, Throwable why) {
        return new IOException(
                "the class " + className + ", a " + kind.getSimpleName() + ", cannot be made: " + why, why);
    }
}
