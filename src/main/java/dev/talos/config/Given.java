package dev.talos.config;

import java.util.List;

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
    record Nested() implements Given {
        @Override
        public String toString() {
            return "a list of lists or sections";
        }
    }
}
