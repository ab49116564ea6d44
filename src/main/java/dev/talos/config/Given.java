package dev.talos.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody wrote for a setting, before anything is known about it. It may be a secret, so it never prints. */
sealed interface Given {

    record Text(String text) implements Given {
        @Override
        public String toString() {
            return "a text";
        }
    }

    record Texts(List<String> items) implements Given {

        public Texts {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return "a list";
        }
    }

    /** A key without a value, or an empty section. */
    record Nothing() implements Given {
        @Override
        public String toString() {
            return "empty";
        }
    }

    /** A list whose items are not all texts. */
    record Items(List<Given> items) implements Given {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return "a list of lists or sections";
        }
    }

    /** What an item of a list says in several members. */
    record Section(Map<String, Given> members) implements Given {

        public Section {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public String toString() {
            return "a section";
        }
    }
}
