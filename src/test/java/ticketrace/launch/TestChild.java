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

/** The child of these tests. Its first argument names its task. Ends by itself, long after every test. */
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

    /** Listens while its main thread spins. */
    private static void spin() {
        Parent.listen((line, parent) -> {}).say("listening");
        for (long began = System.nanoTime(); System.nanoTime() - began < Limits.LIFE_OF_A_CHILD.toNanos(); ) {
            Thread.onSpinWait();
        }
    }

    /** Does not listen to its parent, and does not end for a long time. */
    private static void sleep() throws InterruptedException {
        System.out.println("deaf");
        Thread.sleep(Limits.LIFE_OF_A_CHILD.toMillis());
    }

    /** Starts its own child, prints the pid of the child, and waits for the end of its input. */
    private static void parent(List<String> childArguments) throws IOException, InterruptedException {
        CountDownLatch childListens = new CountDownLatch(1);
        ForkedJvm child = new JvmBuilder("grandchild", TestChild.class)
                .arguments(childArguments)
                .start(new ChildListener() {
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

    /** Pauses a process and prints whether that worked; the process stays paused until this one is killed. */
    private static void pause(long pid) throws IOException, InterruptedException {
        System.out.println(Pauser.start().pause(pid));
        Thread.sleep(Limits.LIFE_OF_A_CHILD.toMillis());
    }

    /** Tries to pause a process when it cannot open further files, and prints the answer. */
    private static void pauseWithoutDescriptors(long pid) throws IOException {
        Pauser pauser = Pauser.start();
        pauser.pause(pid);
        pauser.resume(pid);
        List<FileInputStream> open = new ArrayList<>();
        String answer;
        try {
            while (true) {
                open.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException full) {
            answer = pauseOrError(pauser, pid);
        }
        for (FileInputStream file : open) {
            file.close();
        }
        System.out.println(answer);
        while (System.in.read() >= 0) {
            // until the input ends; the shell resumes paused processes only when this process ends
        }
        Runtime.getRuntime().halt(0);
    }

    /** Pauses a process; returns the answer, or the message of the error. */
    static String pauseOrError(Pauser pauser, long pid) {
        try {
            return String.valueOf(pauser.pause(pid));
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
