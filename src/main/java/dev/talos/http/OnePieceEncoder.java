package dev.talos.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpConstants;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import io.vertx.core.http.impl.http1.VertxHttpResponseEncoder;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;

/**
 * Writes a short answer as one piece. The encoder of Vert.x makes two pieces of a head and a body that does not fit behind
 * it, each with a place in the queue of its connection, and somebody who waits for both.
 *
 * <p>What Vert.x's own encoder knows besides is how to leave out the body of an answer to HEAD. {@link Reply} gives it none.
 */
final class OnePieceEncoder extends HttpResponseEncoder {

    /** In bytes, of a head; one that is longer makes its buffer grow. */
    private static final int USUAL_HEAD = 256;

    /** In bytes. To copy what is longer is dearer than a second piece. */
    private static final int LONGEST_BODY = 8192;

    private static final int LINE_END = HttpConstants.CR << Byte.SIZE | HttpConstants.LF;

    /** Takes the place of what Vert.x set up for a connection that has carried nothing yet, if that is what we know. */
    static void useFor(HttpConnection connection) {
        if (connection instanceof ConnectionBase known) {
            ChannelPipeline pipeline = known.channelHandlerContext().pipeline();
            if (pipeline.get(VertxHttpResponseEncoder.class) != null) {
                pipeline.replace(VertxHttpResponseEncoder.class, "httpEncoder", new OnePieceEncoder());
            }
        }
    }

    @Override
    protected void encode(ChannelHandlerContext context, Object message, List<Object> out) throws Exception {
        if (message instanceof FullHttpResponse answer && fits(answer)) {
            try {
                out.add(onePiece(context, answer));
            } finally {
                answer.release();
            }
        } else {
            super.encode(context, message, out);
        }
    }

    private boolean fits(FullHttpResponse answer) {
        int body = answer.content().readableBytes();
        return body > 0
                && body <= LONGEST_BODY
                && !isContentAlwaysEmpty(answer)
                && !HttpUtil.isTransferEncodingChunked(answer);
    }

    private ByteBuf onePiece(ChannelHandlerContext context, FullHttpResponse answer) throws Exception {
        ByteBuf body = answer.content();
        ByteBuf piece = context.alloc().buffer(USUAL_HEAD + body.readableBytes());
        encodeInitialLine(piece, answer);
        encodeHeaders(answer.headers(), piece);
        ByteBufUtil.writeShortBE(piece, LINE_END);
        return piece.writeBytes(body);
    }

    @Override
    protected void encodeHeaders(HttpHeaders headers, ByteBuf to) {
        if (headers instanceof Http1xHeaders known) {
            known.encode(to, true);
        } else {
            super.encodeHeaders(headers, to);
        }
    }
}
