/**
 * What answers have to be.
 *
 * @param text what stands in the answer, once for each credential
 * @param outcome what the server counts such a verdict as, in its metric {@code talos_verifications_total}
 */
record Expected(String text, String outcome) {

    static final Expected VALID = new Expected("\"is_valid\":true", "valid");
    static final Expected NOT_FOUND = new Expected("VERIFICATION_ERROR_NOT_FOUND", "not_found");

    /** Of a program that says nothing of itself. */
    static final Expected ANYTHING = new Expected("", "");

    boolean isAnything() {
        return text.isEmpty();
    }
}
