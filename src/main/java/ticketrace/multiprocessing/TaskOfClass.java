package ticketrace.multiprocessing;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** A task that creates a task of a given class, in the process that runs it, and does that task. */
record TaskOfClass(Class<? extends Task> type) implements Task {

    /**
     * The task that creates a task of this class.
     *
     * @throws IllegalArgumentException if the class has no constructor without parameters
     */
    static TaskOfClass of(Class<? extends Task> type) {
        if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(made -> made.getParameterCount() == 0)) {
            throw new IllegalArgumentException(
                    type.getName() + " has no constructor without parameters, so a child cannot create one");
        }
        return new TaskOfClass(type);
    }

    @Override
    public void run() throws Exception {
        Constructor<? extends Task> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        made(constructor).run();
    }

    private static Task made(Constructor<? extends Task> constructor) throws Exception {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
