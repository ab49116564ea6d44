package dev.talos.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OnePieceEncoderTest {

    enum Length {
        TOLD,
        IN_CHUNKS
    }

    private static DefaultFullHttpResponse answer(int status, int bodyBytes, Length length) {
        byte[] body = new byte[bodyBytes];
        Arrays.fill(body, (byte) 'x');
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
        answer.headers().add("X-Some", "thing");
        switch (length) {
            case TOLD -> answer.headers().add(HttpHeaderNames.CONTENT_LENGTH, bodyBytes);
            case IN_CHUNKS -> answer.headers().add(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        return answer;
    }

    private static List<byte[]> pieces(HttpResponseEncoder encoder, DefaultFullHttpResponse answer) {
        EmbeddedChannel channel = new EmbeddedChannel(encoder);
        channel.writeOutbound(answer);
        List<byte[]> pieces = new ArrayList<>();
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            byte[] bytes = new byte[piece.readableBytes()];
            piece.readBytes(bytes).release();
            pieces.add(bytes);
        }
        channel.finishAndReleaseAll();
        return pieces;
    }

    private static byte[] whole(List<byte[]> pieces) {
        return Unpooled.wrappedBuffer(pieces.toArray(byte[][]::new)).copy().array();
    }

    @Property
    void the_bytes_are_those_that_netty_writes(
            @ForAll @IntRange(min = 200, max = 599) int status,
            @ForAll @IntRange(max = 20_000) int bodyBytes,
            @ForAll Length length) {
        assertThat(whole(pieces(new OnePieceEncoder(), answer(status, bodyBytes, length))))
                .isEqualTo(whole(pieces(new HttpResponseEncoder(), answer(status, bodyBytes, length))));
    }

    @Test
    void headers_that_answers_share_are_written_the_same_each_time() {
        Http1xHeaders shared = Http1xHeaders.httpHeaders()
                .add("X-Some", "thing")
                .add("content-length", "3")
                .copy(false);
        byte[] expected = whole(pieces(new HttpResponseEncoder(), answer(200, 3, Length.TOLD)));

        for (int i = 0; i < 2; i++) {
            DefaultFullHttpResponse answer = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.OK,
                    Unpooled.copiedBuffer("xxx", StandardCharsets.US_ASCII),
                    shared,
                    EmptyHttpHeaders.INSTANCE);

            assertThat(whole(pieces(new OnePieceEncoder(), answer))).isEqualTo(expected);
        }
    }

    @Test
    void a_connection_gets_it() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<Boolean> has = new CompletableFuture<>();
            HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                    .connectionHandler(connection -> {
                        OnePieceEncoder.useFor(connection);
                        has.complete(((ConnectionBase) connection)
                                        .channelHandlerContext()
                                        .pipeline()
                                        .get(OnePieceEncoder.class)
                                != null);
                    })
                    .requestHandler(request -> {});
            int port = server.listen(0, "127.0.0.1").await().actualPort();
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(has.get(10, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void a_short_answer_is_one_piece() {
        assertThat(pieces(new OnePieceEncoder(), answer(200, 500, Length.TOLD))).hasSize(1);
    }

    @Test
    void the_body_of_a_long_answer_is_not_copied() {
        assertThat(pieces(new OnePieceEncoder(), answer(200, 500_000, Length.TOLD)))
                .hasSize(2);
    }

    @Test
    void nothing_of_an_answer_is_kept_in_memory() {
        DefaultFullHttpResponse answer = answer(200, 500, Length.TOLD);

        pieces(new OnePieceEncoder(), answer);

        assertThat(answer.refCnt()).isZero();
    }
}
