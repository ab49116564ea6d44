package dev.talos.cli.remote.bulk.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talos.cli.remote.bulk.input.RowRanges.Range;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RowRangesTest {
    @Property(tries = 200)
    void they_hold_what_was_added_in_any_order(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int batches) {
        Random random = new Random(seed);
        List<Range> ranges = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < batches; i++) {
            int from = end + random.nextInt(3);
            end = from + 1 + random.nextInt(5);
            ranges.add(new Range(from, end));
        }
        Collections.shuffle(ranges, random);
        RowRanges set = new RowRanges();
        BitSet model = new BitSet();

        ranges.subList(0, random.nextInt(batches) + 1).forEach(range -> {
            set.add(range);
            model.set((int) range.from(), (int) range.to());
        });

        for (int i = 0; i < end + 2; i++) {
            assertThat(set.contains(i)).isEqualTo(model.get(i));
        }
        assertThat(set.size()).isEqualTo(model.cardinality());
    }

    @Test
    void neighbours_become_one() {
        RowRanges set = new RowRanges();
        set.add(new Range(0, 10));
        set.add(new Range(20, 30));
        set.add(new Range(10, 20));

        assertThat(set.ranges()).containsExactly(new Range(0, 30));
    }

    @Test
    void no_row_is_done_twice() {
        RowRanges set = new RowRanges();
        set.add(new Range(0, 10));

        assertThatThrownBy(() -> set.add(new Range(9, 11))).isInstanceOf(IllegalArgumentException.class);
    }
}
