import java.util.Locale;
import java.util.Map;

/** What the scenarios of verification have in common. */
final class Verify {

    static final String PATH = "/v2alpha1/admin/apiKeys:verify";
    static final String BATCH_PATH = "/v2alpha1/admin/apiKeys:batchVerify";
    static final Map<String, String> CACHE = Map.of("TALOS_CACHE_TYPE", "memory");

    /** As many keys as one batchVerify takes. */
    static final int BATCH = 100;

    private Verify() {}

    static String size(int keys) {
        return String.format(Locale.ROOT, "%,d", keys);
    }
}
