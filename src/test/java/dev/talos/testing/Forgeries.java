package dev.talos.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.crypto.HmacKey;
import dev.talos.crypto.JwkKind;
import dev.talos.crypto.Signatures;
import dev.talos.crypto.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Key;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** JWTs that somebody makes who has one good token and the public key it is checked with, and nothing else. */
public final class Forgeries {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NO_SIGNATURE = {};

    private final JwkKind kind;
    private final ObjectNode header;
    private final byte[] claims;
    private final String goodSignature;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private Forgeries(JwkKind kind, SigningKey key, String good) {
        this.kind = kind;
        this.header = Tokens.header(key);
        String[] parts = good.split("\\.", -1);
        this.claims = Base64.getUrlDecoder().decode(parts[1]);
        this.goodSignature = parts[2];
    }

    /**
     * The tokens by what is wrong with each. That begins with the code they are to be refused with.
     *
     * @param key of {@link JwkSets#privateJwk}
     * @param good signed with it
     */
    public static Map<String, String> of(JwkKind kind, SigningKey key, String good) {
        Forgeries forgeries = new Forgeries(kind, key, good);
        forgeries.otherAlgorithms();
        forgeries.publicKeyAsSecret();
        forgeries.otherNames();
        forgeries.moreHeaders();
        forgeries.otherContent();
        return forgeries.tokens;
    }

    private void otherAlgorithms() {
        for (String none :
                new String[] {"none", "None", "NONE", "NoNe", "nOnE", "", "HS256", "HS512", "ES384", "PS256"}) {
            withHeader("SIGNATURE_INVALID alg '" + none + "', unsigned", NO_SIGNATURE, it -> it.put("alg", none));
            tokens.put(
                    "SIGNATURE_INVALID alg '" + none + "', signed",
                    content(header.deepCopy().put("alg", none)) + "." + goodSignature);
        }
        withHeader("SIGNATURE_INVALID no alg", NO_SIGNATURE, it -> it.remove("alg"));
        withHeader("SIGNATURE_INVALID alg null", NO_SIGNATURE, it -> it.putNull("alg"));
        withHeader(
                "SIGNATURE_INVALID alg a list",
                NO_SIGNATURE,
                it -> it.putArray("alg").add("none"));
        withHeader(
                "SIGNATURE_INVALID alg padded",
                NO_SIGNATURE,
                it -> it.put("alg", it.get("alg").asText() + " "));
        withHeader("SIGNATURE_INVALID no signature", NO_SIGNATURE, _ -> {});
    }

    /** The classic: what everybody knows, taken for the secret of an HMAC. */
    private void publicKeyAsSecret() {
        publicKeyBytes().forEach((form, secret) -> {
            for (String alg : new String[] {"HS256", header.get("alg").asText()}) {
                String content = content(header.deepCopy().put("alg", alg));
                byte[] mac = HmacKey.of(secret).sign(content.getBytes(US_ASCII));
                tokens.put(
                        "SIGNATURE_INVALID alg " + alg + ", HMAC with the public key as " + form,
                        content + "." + Tokens.encode(mac));
            }
        });
    }

    private Map<String, byte[]> publicKeyBytes() {
        String jwk = JwkSets.publicJwk(kind);
        try {
            Key key = PublicJsonWebKey.Factory.newPublicJwk(jwk).getKey();
            String number =
                    JSON.readTree(jwk).get(kind == JwkKind.RSA ? "n" : "x").asText();
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            return Map.of(
                    "DER", key.getEncoded(),
                    "PEM", pem.getBytes(US_ASCII),
                    "PEM without the last line end", pem.strip().getBytes(US_ASCII),
                    "number", Base64.getUrlDecoder().decode(number),
                    "text of the number", number.getBytes(US_ASCII),
                    "JWK", jwk.getBytes(UTF_8));
        } catch (JoseException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private void otherNames() {
        byte[] theirs = {1, 2, 3};
        for (String kid : new String[] {"other", "OWN", "own ", "", "../own", "own\u0000", "' OR 1=1 --"}) {
            withHeader("NOT_FOUND kid '" + kid + "'", theirs, it -> it.put("kid", kid));
        }
        withHeader("NOT_FOUND no kid", theirs, it -> it.remove("kid"));
        withHeader("NOT_FOUND kid a number", theirs, it -> it.put("kid", 0));
        withHeader("NOT_FOUND kid null", theirs, it -> it.putNull("kid"));
        withHeader("NOT_FOUND kid a list", theirs, it -> it.putArray("kid").add("own"));
        for (String twice :
                new String[] {"\"alg\":\"none\"", "\"kid\":\"own\"", "\"typ\":\"JWT\"", "\"\\u0061lg\":\"none\""}) {
            String text = "{" + twice + "," + header.toString().substring(1);
            tokens.put("NOT_FOUND twice in the header: " + twice, Tokens.jwt(text, claims, _ -> NO_SIGNATURE));
        }
    }

    /** Signed by a key of their own, which the header offers for checking. */
    private void moreHeaders() {
        String theirJwk = JwkSets.generate(kind, JwkSets.KID).jwk().expose();
        SigningKey their = JwkSets.read(Signatures.jdk(), theirJwk).signingKey().orElseThrow();
        Map<String, Consumer<ObjectNode>> headers = new LinkedHashMap<>();
        headers.put("jwk", it -> it.set("jwk", tree(theirJwk)));
        headers.put("jku", it -> it.put("jku", "https://their.test/jwks.json"));
        headers.put("x5u", it -> it.put("x5u", "https://their.test/cert.pem"));
        headers.put("x5c", it -> it.putArray("x5c").add("AA=="));
        headers.put("crit", it -> it.putArray("crit").add("exp"));
        headers.put("empty crit", it -> it.putArray("crit"));
        headers.put("b64", it -> it.put("b64", false).putArray("crit").add("b64"));
        headers.put("zip", it -> it.put("zip", "DEF"));
        headers.put("cty", it -> it.put("cty", "JWT"));
        headers.put("no typ", it -> it.remove("typ"));
        headers.put("typ at+jwt", it -> it.put("typ", "at+jwt"));
        headers.put("typ jwt", it -> it.put("typ", "jwt"));
        headers.put("typ a number", it -> it.put("typ", 1));
        headers.forEach((name, change) -> {
            ObjectNode changed = header.deepCopy();
            change.accept(changed);
            tokens.put("INVALID_FORMAT header " + name, Tokens.jwt(changed.toString(), claims, their::sign));
            tokens.put("INVALID_FORMAT header " + name + ", unsigned", content(changed) + ".");
        });
        tokens.put("SIGNATURE_INVALID their own key", Tokens.jwt(header.toString(), claims, their::sign));
    }

    private void otherContent() {
        ObjectNode more = (ObjectNode) tree(new String(claims, UTF_8));
        more.putArray("scp").add("admin");
        String head = Tokens.encode(header.toString().getBytes(UTF_8));
        tokens.put(
                "SIGNATURE_INVALID other claims",
                head + "." + Tokens.encode(more.toString().getBytes(UTF_8)) + "." + goodSignature);
        String spaced = header.toString().replace(",", ", ");
        tokens.put(
                "SIGNATURE_INVALID the header in another spelling",
                Tokens.encode(spaced.getBytes(UTF_8)) + "." + Tokens.encode(claims) + "." + goodSignature);
        tokens.put("NOT_FOUND five parts, as of a JWE", content(header) + "..." + goodSignature);
        tokens.put("NOT_FOUND without claims", head + ".." + goodSignature);
        tokens.put("INVALID_FORMAT a signature with stray bits", content(header) + ".AB");
        tokens.put("INVALID_FORMAT a signature of no length in base64url", content(header) + ".AAAAA");
    }

    private void withHeader(String what, byte[] signature, Consumer<ObjectNode> change) {
        ObjectNode changed = header.deepCopy();
        change.accept(changed);
        tokens.put(what, content(changed) + "." + Tokens.encode(signature));
    }

    private String content(ObjectNode changed) {
        return Tokens.encode(changed.toString().getBytes(UTF_8)) + "." + Tokens.encode(claims);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
