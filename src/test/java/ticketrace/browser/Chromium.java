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

/** A real Chromium without a window. Its profile lies in a test's folder, so that none is left behind. */
final class Chromium implements AutoCloseable {

    /** What a page is looked at on. */
    enum Size {
        PROJECTOR(1920, 1080, 1, false),
        PHONE(360, 740, 2, true);

        private final int width;
        private final int height;
        private final int pixelRatio;
        private final boolean mobile;

        Size(int width, int height, int pixelRatio, boolean mobile) {
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

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
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

    /** What reaches beyond the right edge, and stands in nothing that scrolls. */
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

    /** Opens it as a projector has it, in the light theme. */
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
        chromium.show(Size.PROJECTOR, Theme.LIGHT);
        return chromium;
    }

    void show(Size size, Theme theme) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", size.metrics());
        Map<String, Object> scheme =
                Map.of("name", "prefers-color-scheme", "value", theme == Theme.DARK ? "dark" : "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** Opens a page anew, even if only what stands behind the {@code #} is another. */
    void open(URI address) {
        driver.get("about:blank");
        driver.get(address.toString());
    }

    String address() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    /** Waits for an element that matches, and returns the first. */
    WebElement await(String css) {
        return awaitCount(css, 1).get(0);
    }

    /** Waits until so many elements match, or more. */
    List<WebElement> awaitCount(String css, int count) {
        return new WebDriverWait(driver, Limits.WORK, LOOK_AGAIN)
                .withMessage(() -> count + " of " + css + " in:\n" + text("body"))
                .until(page -> {
                    List<WebElement> found = page.findElements(By.cssSelector(css));
                    return found.size() >= count ? found : null;
                });
    }

    /** Waits until exactly this is read in an element. */
    void awaitText(String css, String text) {
        new WebDriverWait(driver, Limits.WORK, LOOK_AGAIN)
                .withMessage(() -> "'" + text + "' in " + css + " of:\n" + text("body"))
                .until(page -> has(css) && text(css).equals(text));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    void click(String css) {
        await(css).click();
    }

    /** Clicks what is drawn anew all the time, until it is there and still. */
    void clickLively(String css) {
        new WebDriverWait(driver, Limits.WORK, LOOK_AGAIN)
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

    /** Writes into a field, in place of what stands there. */
    void fill(String css, String text) {
        await(css).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while Shift is held. */
    void pressWithShift(String key) {
        new Actions(driver).keyDown(Keys.SHIFT).sendKeys(key).keyUp(Keys.SHIFT).perform();
    }

    /** Goes on with the Tab key until this element has the focus. */
    void tabTo(String css) {
        for (int presses = 0; presses < 100; presses++) {
            if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("the Tab key never comes to " + css);
    }

    /** What is read in an element. */
    String text(String css) {
        return String.valueOf(script("return document.querySelector(arguments[0]).innerText", css));
    }

    /** What an element says of itself; null if it does not. */
    String attribute(String css, String name) {
        return String.valueOf(await(css).getDomAttribute(name));
    }

    Object script(String code, Object... arguments) {
        return driver.executeScript(code, arguments);
    }

    /** Goes to the page that was opened in a tab of its own, and comes back when {@code look} returns. */
    void inTheOtherTab(Runnable look) {
        String here = driver.getWindowHandle();
        new WebDriverWait(driver, Limits.WORK, LOOK_AGAIN)
                .until(page -> page.getWindowHandles().size() == 2);
        driver.getWindowHandles().stream().filter(tab -> !tab.equals(here)).forEach(driver.switchTo()::window);
        look.run();
        driver.close();
        driver.switchTo().window(here);
    }

    /** Fails if the page complained of anything since it was last asked. */
    void assertNoComplaint() {
        List<String> complaints = StreamSupport.stream(
                        driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
        assertThat(complaints).as("the browser's console").isEmpty();
    }

    /** Fails if the page is wider than the screen, or something in it is cut off where nobody can scroll to it. */
    void assertFits() {
        assertThat(script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("too wide by, in pixels")
                .isEqualTo(0L);
        assertThat((List<?>) script(FIND_CUT_OFF)).as("cut off").isEmpty();
    }

    /** Fails if the page shuts anybody out, as far as a program can see (WCAG 2.2 AA). */
    void assertAccessible() {
        assertNoComplaint();
        driver.executeScript(axe());
        Map<?, ?> answer = (Map<?, ?>) Objects.requireNonNull(driver.executeAsyncScript(RUN_AXE));
        driver.manage().logs().get(LogType.BROWSER); // the check's own
        assertThat((List<?>) answer.get("violations")).as("accessibility").isEmpty();
        assertThat((Long) answer.get("checked")).as("rules that were kept").isPositive();
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
