package mixed;

import java.util.Random;

/** One who reads: each operation that changes nothing, in turn. */
final class Reader implements MixedLoad.User {

    private static final int BATCH = 10;
    private static final int PAGE = 6;

    private final Reads reads;
    private final Population population;
    private final Random random;
    private long turns;

    Reader(Reads reads, Population population, Random random) {
        this.reads = reads;
        this.population = population;
        this.random = random;
    }

    @Override
    public void turn() {
        Known.Kind kind = turns++ % 2 == 0 ? Known.Kind.ISSUED : Known.Kind.IMPORTED;
        Population.Actor actor = population.actor(random);
        reads.verify("verify", Reads.Question.about(population.any(random)));
        reads.batchVerify(population.questions(random, BATCH));
        reads.get(population.any(random));
        reads.list(kind, actor.name(), actor.keys());
        reads.pageThrough(kind, actor.name(), PAGE, actor.keys());
    }
}
