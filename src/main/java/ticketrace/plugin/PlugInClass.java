package ticketrace.plugin;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/**
 * Makes a plug-in from the name of its class. A buyer gets the names of its store's and its guard's classes.
 * Thread-safe.
 */
public final class PlugInClass {

    private PlugInClass() {}

    /**
     * Makes a plug-in by its class's public constructor without parameters.
     *
     * @throws IOException if there is no such class or constructor, the class is of another kind, or the constructor
     *     fails; the message names the class and says why
     */
    public static <T> T make(Class<T> kind, String className) throws IOException {
        return make(kind, className, new Class<?>[0]);
    }

    /** The same, by its class's public constructor for such arguments. */
    public static <T> T make(Class<T> kind, String className, String[] arguments) throws IOException {
        return make(kind, className, new Class<?>[] {String[].class}, (Object) arguments);
    }

    private static <T> T make(Class<T> kind, String className, Class<?>[] parameters, Object... arguments)
            throws IOException {
        try {
            return Class.forName(className)
                    .asSubclass(kind)
                    .getDeclaredConstructor(parameters)
                    .newInstance(arguments);
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
