import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a report.
 *
 * @param values by column, in the order of the columns
 */
record Finding(String subject, Map<String, Object> values) {

    static Finding of(String subject, Object... columnsAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            values.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return new Finding(subject, values);
    }
}
