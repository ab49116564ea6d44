package dev.talos.config;

/** Where the value of a setting came from; prints as an operator would say it. */
public sealed interface Origin {

    record Variable(String name) implements Origin {
        @Override
        public String toString() {
            return "environment variable " + name;
        }
    }

    /**
     * A line of the configuration file.
     *
     * @param number the first one is 1
     */
    record Line(String file, int number) implements Origin {
        @Override
        public String toString() {
            return "line " + number + " of " + file;
        }
    }

    record Default() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }
}
