package dev.talos.http;

import dev.talos.crypto.KeySet;
import dev.talos.service.DeriveToken;
import dev.talos.service.IssueKeys;
import java.util.function.Supplier;

/** What Talos makes itself: keys, and tokens from keys. */
public record IssuedKeys(IssueKeys issueKeys, DeriveToken deriveToken, Supplier<KeySet> keySet) {}
