package dev.talos.cli.remote.bulk.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Positions of rows, kept as ranges: many rows that are done make few of them. */
public final class RowRanges {
    /** Rows from a position to one before another. */
    public record Range(long from, long to) {
        public Range {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException("no range: " + from + " to " + to);
            }
        }
    }

    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** Adds rows of which none is in yet. */
    public void add(Range range) {
        long from = range.from();
        long to = range.to();
        Map.Entry<Long, Long> before = ends.floorEntry(from);
        Map.Entry<Long, Long> after = ends.ceilingEntry(from);
        if ((before != null && before.getValue() > from) || (after != null && after.getKey() < to)) {
            throw new IllegalArgumentException("rows " + from + " to " + to + " are in already, all or some");
        }
        if (before != null && before.getValue() == from) {
            from = before.getKey();
        }
        if (after != null && after.getKey() == to) {
            to = after.getValue();
            ends.remove(after.getKey());
        }
        ends.put(from, to);
    }

    /** The same, for now. */
    public RowRanges copy() {
        RowRanges copy = new RowRanges();
        copy.ends.putAll(ends);
        return copy;
    }

    public boolean contains(long position) {
        Map.Entry<Long, Long> range = ends.floorEntry(position);
        return range != null && position < range.getValue();
    }

    public boolean isEmpty() {
        return ends.isEmpty();
    }

    /** How many rows there are. */
    public long size() {
        return ranges().stream().mapToLong(range -> range.to() - range.from()).sum();
    }

    /** In order, with gaps in between. */
    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        ends.forEach((from, to) -> ranges.add(new Range(from, to)));
        return ranges;
    }
}
