package dev.talos.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * One credential whose key is to be looked up.
 *
 * @param since by the clock of {@link System#nanoTime}
 * @param home where whoever asked wants to be told
 */
record Waiting(Presented presented, long since, Executor home, CompletableFuture<Verification> answer) {}
