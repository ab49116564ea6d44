package dev.talos.config;

import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Walks the events of one YAML document and collects an entry for each path. Values stay the texts that were written:
 * the form of the setting decides what a text means, not YAML's guess. One walk, one document.
 */
final class YamlWalk {

    /** The whole document is of no use. */
    static final class Refused extends RuntimeException {

        private final String what;

        Refused(String what) {
            super(what);
            this.what = what;
        }

        String what() {
            return what;
        }
    }

    private static final int DEEPEST = 16;
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,30}");
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final String file;
    private final List<Found> found = new ArrayList<>();
    private final List<FieldViolation> faults = new ArrayList<>();
    private final Map<String, Integer> firstLines = new HashMap<>();

    YamlWalk(String file) {
        this.file = file;
    }

    List<Found> found() {
        return found;
    }

    List<FieldViolation> faults() {
        return faults;
    }

    void document(Iterator<Event> events) {
        next(events); // the start of the stream
        if (next(events).getEventId() != Event.ID.DocumentStart) {
            return; // an empty file
        }
        switch (next(events)) {
            case MappingStartEvent _ -> mapping("", 1, events);
            case ScalarEvent scalar when isNull(scalar) -> {}
            default -> throw new Refused("holds no settings; allowed is a mapping of keys to values");
        }
        next(events); // the end of the document
        if (next(events).getEventId() != Event.ID.StreamEnd) {
            throw new Refused("holds more than one YAML document; allowed is one");
        }
    }

    private void mapping(String path, int depth, Iterator<Event> events) {
        refuseDeep(depth);
        boolean empty = true;
        Event key = next(events);
        while (key.getEventId() != Event.ID.MappingEnd) {
            if (!(key instanceof ScalarEvent name)) {
                throw new Refused("has a key that is not a text at line " + line(key));
            }
            empty = false;
            String below = path.isEmpty() ? shown(name) : path + "." + shown(name);
            Integer first = firstLines.putIfAbsent(below, line(key));
            if (first != null) {
                faults.add(new FieldViolation(
                        below, "is given twice, in lines %d and %d of %s".formatted(first, line(key), file)));
            }
            value(below, line(key), depth, events);
            key = next(events);
        }
        if (empty && !path.isEmpty()) {
            add(path, new Given.Nothing(), line(key));
        }
    }

    private void value(String path, int line, int depth, Iterator<Event> events) {
        switch (next(events)) {
            case ScalarEvent scalar ->
                add(path, isNull(scalar) ? new Given.Nothing() : new Given.Text(scalar.getValue()), line);
            case MappingStartEvent _ -> mapping(path, depth + 1, events);
            case SequenceStartEvent _ -> add(path, sequence(events), line);
            default -> throw new IllegalStateException("a value starts with no other event");
        }
    }

    private Given sequence(Iterator<Event> events) {
        List<String> texts = new ArrayList<>();
        boolean flat = true;
        int depth = 1;
        while (depth > 0) {
            switch (next(events)) {
                case ScalarEvent scalar -> texts.add(scalar.getValue());
                case MappingStartEvent _, SequenceStartEvent _ -> {
                    flat = false;
                    refuseDeep(++depth);
                }
                default -> depth--; // the end of a list or a mapping
            }
        }
        return flat ? new Given.Texts(texts) : new Given.Nested();
    }

    private static void refuseDeep(int depth) {
        if (depth > DEEPEST) {
            throw new Refused("is nested more than " + DEEPEST + " levels deep");
        }
    }

    private void add(String path, Given given, int line) {
        found.add(new Found(path, given, new Origin.Line(file, line)));
    }

    private static Event next(Iterator<Event> events) {
        Event event = events.next();
        // Without them a small file cannot stand for a huge one.
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw new Refused("has an anchor or an alias at line " + line(event)
                    + ", which are not allowed; a text that starts with & or * needs quotes");
        }
        return event;
    }

    /** A text that cannot be the name of a setting may be a secret in the wrong place, and faults name their key. */
    private static String shown(ScalarEvent name) {
        return NAME.matcher(name.getValue()).matches() ? name.getValue() : "…";
    }

    private static boolean isNull(ScalarEvent scalar) {
        return scalar.isPlain() && NULLS.contains(scalar.getValue());
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
