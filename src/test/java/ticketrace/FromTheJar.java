package ticketrace;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Buyers of the races that these tests hold in their own JVM start as users' do: from the jar that {@code
 * ticketrace.jar} names, on its archive; from the folders of classes if it names none.
 */
public final class FromTheJar implements BeforeAllCallback, AfterAllCallback {

    private static final String CLASS_PATH = "java.class.path";

    private final String before = System.getProperty(CLASS_PATH);

    @Override
    public void beforeAll(ExtensionContext context) {
        System.setProperty(CLASS_PATH, System.getProperty("ticketrace.jar", before));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        System.setProperty(CLASS_PATH, before);
    }
}
