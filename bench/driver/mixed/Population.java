package mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The keys that everybody may read: some from before, and those that writers have done with, valid or ended. */
final class Population {

    /** Whose keys nobody changes. */
    record Actor(String name, List<Known> keys) {}

    private static final int ACTORS = 4;
    private static final int KEYS_OF_EACH = 20;
    private static final int LATELY = 512;

    private final List<Actor> actors = new ArrayList<>();
    private final AtomicReferenceArray<Known> lately = new AtomicReferenceArray<>(LATELY);

    /** @param run names this run, so that nobody meets the keys of another one in the same store */
    static Population make(String run, Writes writes) {
        Population population = new Population();
        for (int i = 0; i < ACTORS; i++) {
            String name = "shared-" + run + "-" + i;
            List<Known> keys = new ArrayList<>();
            for (int k = 0; k < KEYS_OF_EACH; k++) {
                keys.add(writes.issue(name));
                keys.add(writes.importKey(name));
            }
            population.actors.add(new Actor(name, List.copyOf(keys)));
        }
        return population;
    }

    Actor actor(Random random) {
        return actors.get(random.nextInt(actors.size()));
    }

    /** One that will stay as it is. */
    Known any(Random random) {
        Known some = lately.get(random.nextInt(LATELY));
        if (some != null) {
            return some;
        }
        List<Known> keys = actor(random).keys();
        return keys.get(random.nextInt(keys.size()));
    }

    void add(Known done, Random random) {
        lately.set(random.nextInt(LATELY), done);
    }

    /** Questions about several, with a key in between that nobody has. */
    List<Reads.Question> questions(Random random, int count) {
        List<Reads.Question> questions = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            questions.add(Reads.Question.about(any(random)));
        }
        questions.add(
                random.nextInt(count),
                new Reads.Question("nobody has " + random.nextLong(), Known.invalid("NOT_FOUND")));
        return questions;
    }
}
