package ticketrace.cli;

import java.nio.file.InvalidPathException;

/** A program that ends with an error, which Ticketrace's handler for uncaught errors reports. */
final class BadEnd {

    private static final long MORE_THAN_THERE_IS = 1L << 46;

    private BadEnd() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtErrors());
        switch (arguments[0]) {
            case "no-thread" -> new Thread(null, () -> {}, "one too many", MORE_THAN_THERE_IS).start();
            case "initializer" -> Unusable.use();
            case "in-another-thread" -> {
                new Thread(() -> deeper(0), "deep").start();
                Thread.sleep(Long.MAX_VALUE); // until the other one ends the process
            }
            case "at-the-end" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> throwOutOfMemory(), "last measure"));
                System.exit(3);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : deeper(depth + 1) + 1; // the stack overflows first
    }

    private static void throwOutOfMemory() {
        throw new OutOfMemoryError("Java heap space");
    }

    /** Its initializer fails, as in JDK classes when the locale cannot encode the working directory's name. */
    private static final class Unusable {
        private static final String NAME = failToInitialize();

        static void use() {
            System.out.println(NAME);
        }

        private static String failToInitialize() {
            throw new InvalidPathException("Gr??e", "Malformed input or input contains unmappable characters");
        }
    }
}
