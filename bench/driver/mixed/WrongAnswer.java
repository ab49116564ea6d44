package mixed;

/** An answer that is not what it had to be. */
final class WrongAnswer extends RuntimeException {

    private static final int LONGEST = 400;

    private final String operation;
    private final String what;

    /**
     * @param what the same for all that are wrong in the same way
     * @param example what came; a credential in it is not shown
     */
    WrongAnswer(String operation, String what, Object example) {
        super(shown(example), null, false, false);
        this.operation = operation;
        this.what = what;
    }

    String operation() {
        return operation;
    }

    String what() {
        return what;
    }

    private static String shown(Object example) {
        String text = String.valueOf(example)
                .replaceAll("\"(secret|token|credential|raw_key)\":\"[^\"]*\"", "\"$1\":\"[REDACTED]\"");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}
