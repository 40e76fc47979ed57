package ticketrace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.support.ui.WebDriverWait;
import ticketrace.Limits;
import ticketrace.RunsFolder;

/** A real Chromium without a window. It keeps its profile in the test's folder, so it leaves no files behind. */
final class Chromium implements AutoCloseable {

    /** The screen that Chromium emulates. */
    enum Screen {
        PROJECTOR(1920, 1080, 1, false),
        PHONE(360, 740, 2, true);

        private final int width;
        private final int height;
        private final int pixelRatio;
        private final boolean mobile;

        Screen(int width, int height, int pixelRatio, boolean mobile) {
            this.width = width;
            this.height = height;
            this.pixelRatio = pixelRatio;
            this.mobile = mobile;
        }

        private Map<String, Object> metrics() {
            return Map.of("width", width, "height", height, "deviceScaleFactor", pixelRatio, "mobile", mobile);
        }
    }

    enum Theme {
        LIGHT,
        DARK
    }

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final String AXE = "/axe-core/axe.min.js";
    private static final String RUN_AXE = """
        const done = arguments[arguments.length - 1];
        const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        axe.run(document, { runOnly: rules }).then(
          ({ violations, passes }) => done({
            checked: passes.length,
            violations: violations.map(({ id, nodes }) =>
              `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => html + ' ' + failureSummary).join(' | ')}`),
          }),
          (error) => done({ checked: 0, violations: [String(error)] }));
        """;

    /** Finds the elements that extend beyond the right edge of the page and are in no element that scrolls. */
    private static final String FIND_CUT_OFF = """
        const edge = document.documentElement.clientWidth;
        const scrolls = (element) => element !== null
          && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
        return [...document.body.querySelectorAll('*')]
          .filter((element) => element.getBoundingClientRect().right > edge + 1)
          .filter((element) => element.closest('.unseen') === null && !scrolls(element.parentElement))
          .map((element) => element.outerHTML.slice(0, 80));
        """;

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Opens Chromium with the screen of a projector and the light theme. */
    static Chromium in(RunsFolder folder) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(ChromiumIsInstalled.find("chromium").toFile());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("chromium"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(ChromiumIsInstalled.find("chromedriver").toFile())
                .withTimeout(Limits.ANSWER)
                .build();
        options.setExperimentalOption("browserStartupTimeout", Limits.ANSWER.toMillis());
        ClientConfig patient = ClientConfig.defaultConfig().readTimeout(Limits.WORK);
        ChromeDriver driver = new ChromeDriver(service, options, patient);
        driver.manage().timeouts().pageLoadTimeout(Limits.ANSWER).scriptTimeout(Limits.WORK);
        Chromium chromium = new Chromium(driver);
        chromium.emulate(Screen.PROJECTOR, Theme.LIGHT);
        return chromium;
    }

    void emulate(Screen screen, Theme theme) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", screen.metrics());
        Map<String, Object> scheme =
                Map.of("name", "prefers-color-scheme", "value", theme == Theme.DARK ? "dark" : "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** Loads a page from the start, even if only the part behind the {@code #} differs from the current page. */
    void open(URI address) {
        driver.get("about:blank");
        driver.get(address.toString());
    }

    String address() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    /** Waits until an element matches, and returns the first match. */
    WebElement await(String css) {
        return awaitCount(css, 1).get(0);
    }

    /** Waits until at least {@code count} elements match. */
    List<WebElement> awaitCount(String css, int count) {
        return new WebDriverWait(driver, Limits.WORK, POLL_INTERVAL)
                .withMessage(() -> "at least " + count + " elements " + css + " in:\n" + text("body"))
                .until(page -> {
                    List<WebElement> found = page.findElements(By.cssSelector(css));
                    return found.size() >= count ? found : null;
                });
    }

    /** Waits until the text of an element is exactly {@code text}. */
    void awaitText(String css, String text) {
        new WebDriverWait(driver, Limits.WORK, POLL_INTERVAL)
                .withMessage(() -> "'" + text + "' in " + css + " of:\n" + text("body"))
                .until(page -> has(css) && text(css).equals(text));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    void click(String css) {
        await(css).click();
    }

    /**
     * Clicks an element that the page redraws often: tries until the element exists, is enabled and takes the click.
     */
    void clickRedrawn(String css) {
        new WebDriverWait(driver, Limits.WORK, POLL_INTERVAL)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "a click on " + css)
                .until(page -> {
                    WebElement found = page.findElement(By.cssSelector(css));
                    if (!found.isEnabled()) {
                        return false;
                    }
                    found.click();
                    return true;
                });
    }

    /** Replaces the content of a field. */
    void fill(String css, String text) {
        await(css).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    /** Sends keys to the element that has the focus. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key together with Shift. */
    void pressWithShift(String key) {
        new Actions(driver).keyDown(Keys.SHIFT).sendKeys(key).keyUp(Keys.SHIFT).perform();
    }

    /** Presses the Tab key until this element has the focus. */
    void tabTo(String css) {
        for (int presses = 0; presses < 100; presses++) {
            if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("100 presses of the Tab key did not move the focus to " + css);
    }

    /** The text of an element, as the page shows it. */
    String text(String css) {
        return String.valueOf(script("return document.querySelector(arguments[0]).innerText", css));
    }

    /** The value of an attribute of an element; the word {@code null} if the element does not have it. */
    String attribute(String css, String name) {
        return String.valueOf(await(css).getDomAttribute(name));
    }

    Object script(String code, Object... arguments) {
        return driver.executeScript(code, arguments);
    }

    /** Switches to the second tab, runs {@code check}, closes that tab and switches back. */
    void inTheOtherTab(Runnable check) {
        String firstTab = driver.getWindowHandle();
        new WebDriverWait(driver, Limits.WORK, POLL_INTERVAL)
                .until(page -> page.getWindowHandles().size() == 2);
        driver.getWindowHandles().stream().filter(tab -> !tab.equals(firstTab)).forEach(driver.switchTo()::window);
        check.run();
        driver.close();
        driver.switchTo().window(firstTab);
    }

    /** Fails if the page wrote warnings or errors to the console since the last call. */
    void assertConsoleIsEmpty() {
        List<String> messages = StreamSupport.stream(
                        driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
        assertThat(messages).as("warnings and errors in the browser's console").isEmpty();
    }

    /** Fails if the page is wider than the screen, or cuts off an element and the user cannot scroll to it. */
    void assertFits() {
        assertThat(script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels by which the page is too wide")
                .isEqualTo(0L);
        assertThat((List<?>) script(FIND_CUT_OFF))
                .as("elements that are cut off")
                .isEmpty();
    }

    /** Fails if axe-core finds that the page breaks a rule for accessibility (WCAG 2.2 AA) or a best practice. */
    void assertAccessible() {
        assertConsoleIsEmpty();
        driver.executeScript(axe());
        Map<?, ?> answer = (Map<?, ?>) Objects.requireNonNull(driver.executeAsyncScript(RUN_AXE));
        driver.manage().logs().get(LogType.BROWSER); // discards axe-core's own messages
        assertThat((List<?>) answer.get("violations"))
                .as("rules for accessibility that the page breaks")
                .isEmpty();
        assertThat((Long) answer.get("checked"))
                .as("number of rules that the page keeps")
                .isPositive();
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(Chromium.class.getResourceAsStream(AXE))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
