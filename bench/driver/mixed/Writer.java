package mixed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One who does every operation in turn, and afterwards sees that what was changed has changed for verifications too. */
final class Writer implements MixedLoad.User {

    private static final String AFTERWARDS = "verify, to see what changed";
    private static final int TURNS_OF_AN_ACTOR = 6;
    private static final int BATCH = 10;
    private static final int PAGE = 4;

    private final String name;
    private final Reads reads;
    private final Writes writes;
    private final Population population;
    private final Random random;
    private final Map<String, Known> mine = new LinkedHashMap<>();
    private String actor = "";
    private int turns;

    Writer(String name, Reads reads, Writes writes, Population population, Random random) {
        this.name = name;
        this.reads = reads;
        this.writes = writes;
        this.population = population;
        this.random = random;
    }

    @Override
    public void turn() {
        if (turns % TURNS_OF_AN_ACTOR == 0) {
            anew();
        }
        boolean odd = turns++ % 2 == 1;
        try {
            Known issued = remember(writes.issue(actor));
            reads.verify("verify", Reads.Question.about(issued));
            List<Reads.Question> questions = new ArrayList<>(population.questions(random, BATCH - 1));
            questions.add(random.nextInt(BATCH), Reads.Question.about(issued));
            reads.batchVerify(questions);
            reads.get(issued);
            reads.list(Known.Kind.ISSUED, actor, mine.values());
            Reads.Question token = writes.derive(issued, odd);
            reads.verify(AFTERWARDS, token);
            Known successor = rotate(issued);
            Known imported = remember(writes.importKey(actor));
            reads.verify(AFTERWARDS, Reads.Question.about(imported));
            writes.importAgain("import again, which is refused", imported);
            end(odd ? successor : imported);
            population.add(odd ? imported : successor, random);
            reads.pageThrough(odd ? Known.Kind.IMPORTED : Known.Kind.ISSUED, actor, PAGE, mine.values());
        } catch (WrongAnswer e) {
            // Whether the server did what was asked is not known now, so what follows would be wrong as well.
            turns = 0;
            throw e;
        }
    }

    private void anew() {
        turns = 0;
        mine.clear();
        actor = name + "-" + Long.toHexString(random.nextLong());
    }

    private Known remember(Known key) {
        mine.put(key.id(), key);
        return key;
    }

    private Known rotate(Known issued) {
        Writes.Rotated rotated = writes.rotate(issued);
        remember(rotated.old());
        remember(rotated.successor());
        reads.verify(AFTERWARDS, Reads.Question.about(rotated.old()));
        reads.verify(AFTERWARDS, Reads.Question.about(rotated.successor()));
        writes.deriveFromEnded("derive from an ended key, which is refused", rotated.old());
        population.add(rotated.old(), random);
        return rotated.successor();
    }

    private void end(Known key) {
        Known ended = remember(writes.selfRevoke(key));
        reads.verify(AFTERWARDS, Reads.Question.about(ended));
        population.add(ended, random);
    }
}
