package dev.talos.http;

import dev.talos.service.PromptVerification;
import dev.talos.service.SelfRevoke;
import dev.talos.service.VerifyCredential;

/**
 * What can be done with a credential by showing it.
 *
 * @param prompt for one at a time
 * @param verify for many at once
 */
public record PresentedCredentials(PromptVerification prompt, VerifyCredential verify, SelfRevoke selfRevoke) {}
