package ticketrace.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import ticketrace.race.RaceObserver;

/** A stage that remembers what it was told, a word for each kind of thing. */
final class Recorded implements LessonPresenter {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void title(int number, String title) {
        told.add("title " + number + " " + title);
    }

    @Override
    public void preview(String words) {
        told.add("preview " + words);
    }

    @Override
    public void ask(String question) {
        told.add("ask " + question);
    }

    @Override
    public void curtain() {
        told.add("curtain");
    }

    @Override
    public void tell(String words) {
        told.add("tell " + words);
    }

    @Override
    public RaceObserver observer() {
        return RaceObserver.NONE;
    }

    @Override
    public void seen(List<Observation> observations) {
        told.add("seen " + observations);
    }

    @Override
    public void answer(String words) {
        told.add("answer " + words);
    }

    @Override
    public void show(List<Excerpt> code) {
        told.add("show " + code.size());
    }

    @Override
    public void again(List<String> notSeen) {
        told.add("again, for want of " + notSeen);
    }

    @Override
    public void notSeen(String what) {
        told.add("not seen " + what);
    }
}
