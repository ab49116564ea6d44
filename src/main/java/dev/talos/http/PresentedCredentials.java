package dev.talos.http;

import dev.talos.service.PromptVerification;
import dev.talos.service.SelfRevoke;

/** What can be done with a credential by showing it. */
public record PresentedCredentials(PromptVerification verify, SelfRevoke selfRevoke) {}
