package dev.talos.http;

import dev.talos.model.KeyKind;

/**
 * One of the two kinds of keys as the API calls them.
 *
 * @param name of one, where it stands inside of something
 * @param listName of several
 */
record KeyResource(KeyKind kind, String path, String name, String listName) {

    static final KeyResource IMPORTED = new KeyResource(
            KeyKind.IMPORTED, "/v2alpha1/admin/importedApiKeys", "imported_api_key", "imported_api_keys");

    static final KeyResource ISSUED =
            new KeyResource(KeyKind.ISSUED, "/v2alpha1/admin/issuedApiKeys", "issued_api_key", "issued_api_keys");
}
