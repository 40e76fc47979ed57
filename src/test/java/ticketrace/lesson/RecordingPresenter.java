package ticketrace.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import ticketrace.race.RaceObserver;

/** A presenter that records each call as the name of its method and its argument. */
final class RecordingPresenter implements LessonPresenter {

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void title(int number, String title) {
        calls.add("title " + number + " " + title);
    }

    @Override
    public void preview(String words) {
        calls.add("preview " + words);
    }

    @Override
    public void ask(String question) {
        calls.add("ask " + question);
    }

    @Override
    public void begin() {
        calls.add("begin");
    }

    @Override
    public void tell(String words) {
        calls.add("tell " + words);
    }

    @Override
    public RaceObserver observer() {
        return RaceObserver.NONE;
    }

    @Override
    public void seen(List<Observation> observations) {
        calls.add("seen " + observations);
    }

    @Override
    public void answer(String words) {
        calls.add("answer " + words);
    }

    @Override
    public void show(List<Excerpt> code) {
        calls.add("show " + code.size());
    }

    @Override
    public void again(List<String> missing) {
        calls.add("again, for want of " + missing);
    }

    @Override
    public void notSeen(String what) {
        calls.add("not seen " + what);
    }
}
