package ticketrace.launch;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ticketrace.Limits;

/** The child of these tests: does what its first argument says. Ends by itself long after every test has. */
final class TestChild {

    static final String END = "end";

    private TestChild() {}

    public static void main(String[] arguments) throws Exception {
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        switch (arguments[0]) {
            case "say" -> say(rest);
            case "count" -> count(Integer.parseInt(rest.get(0)));
            case "exit" -> System.exit(Integer.parseInt(rest.get(0)));
            case "complain" -> System.err.println(rest.get(0));
            case "echo" -> echo();
            case "spin" -> spin();
            case "deaf" -> sleep();
            case "parent" -> parent(rest);
            case "pauser" -> pause(Long.parseLong(rest.get(0)));
            case "starving-pauser" -> pauseWithoutDescriptors(Long.parseLong(rest.get(0)));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say(List<String> lines) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        lines.forEach(out::println);
    }

    private static void count(int lines) {
        for (int i = 1; i <= lines; i++) {
            System.out.println(i);
        }
    }

    private static void echo() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Parent parent = Parent.listen((line, teller) -> {
            if (line.equals(END)) {
                end.countDown();
            } else {
                teller.say(line);
            }
        });
        parent.say("listening");
        end.await(Limits.LIFE_OF_A_CHILD.toNanos(), TimeUnit.NANOSECONDS);
        Runtime.getRuntime().halt(0);
    }

    /** Listens, and never lets go of its main thread. */
    private static void spin() {
        Parent.listen((line, parent) -> {}).say("listening");
        for (long began = System.nanoTime(); System.nanoTime() - began < Limits.LIFE_OF_A_CHILD.toNanos(); ) {
            Thread.onSpinWait();
        }
    }

    /** Neither listens nor ends. */
    private static void sleep() throws InterruptedException {
        System.out.println("deaf");
        Thread.sleep(Limits.LIFE_OF_A_CHILD.toMillis());
    }

    /** Has a child of its own, tells its pid, and waits for the end of its own input. */
    private static void parent(List<String> childArguments) throws IOException, InterruptedException {
        CountDownLatch childListens = new CountDownLatch(1);
        ForkedJvm child = new JvmBuilder("grandchild", TestChild.class)
                .arguments(childArguments)
                .start(new JvmListener() {
                    @Override
                    public void line(String line) {
                        childListens.countDown();
                    }

                    @Override
                    public void ended() {}
                });
        childListens.await(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
        System.out.println(child.pid());
        while (System.in.read() >= 0) {
            // until the input ends
        }
    }

    /** Has a process stand still, and says so; it stands still until this process is ended. */
    private static void pause(long pid) throws IOException, InterruptedException {
        System.out.println(Pauser.start().pause(pid));
        Thread.sleep(Limits.LIFE_OF_A_CHILD.toMillis());
    }

    /** Wants a process to stand still when it can open no file any more, and says what came of it. */
    private static void pauseWithoutDescriptors(long pid) throws IOException {
        Pauser pauser = Pauser.start();
        pauser.pause(pid);
        pauser.resume(pid);
        List<FileInputStream> open = new ArrayList<>();
        String came;
        try {
            while (true) {
                open.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException full) {
            came = pauseAndTell(pauser, pid);
        }
        for (FileInputStream file : open) {
            file.close();
        }
        System.out.println(came);
        while (System.in.read() >= 0) {
            // until the input ends; only then the shell lets go of whoever stands still
        }
        Runtime.getRuntime().halt(0);
    }

    static String pauseAndTell(Pauser pauser, long pid) {
        try {
            return String.valueOf(pauser.pause(pid));
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
