package dev.talos.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** The event loops, for those who do not know what runs them. */
public final class EventLoops {

    private EventLoops() {}

    /**
     * The event loop that the calling thread is: what it is given runs on this thread, after everything that has come in
     * already. A thread that is none runs it at once. The same for all requests of a loop: nothing that belongs to one of
     * them may be looked for in there.
     */
    public static Executor current() {
        Context context = Vertx.currentContext();
        if (context == null || !Context.isOnEventLoopThread()) {
            return Runnable::run;
        }
        return task -> context.runOnContext(_ -> task.run());
    }
}
