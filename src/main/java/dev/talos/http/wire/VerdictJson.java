package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.talos.credential.DerivedClaims;
import dev.talos.credential.Grant;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyStatus;
import dev.talos.service.Verdict;
import dev.talos.service.VerificationError;
import java.io.IOException;

/** What a credential turned out to be worth. The status of its key is the one that the verdict rests on. */
public record VerdictJson(Verdict verdict) implements JsonText.Writer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        switch (verdict) {
            case Verdict.Valid(var key, var issuer) -> valid(json, key, issuer);
            case Verdict.ValidToken(var claims) -> valid(json, claims);
            case Verdict.Unknown(var error) -> error(json, error);
            case Verdict.RefusedToken(var claims, var error) -> {
                error(json, error);
                json.writeStringField("key_id", claims.grant().parent().toString());
                json.writeStringField("status", WireEnum.STATUS.name(status(error)));
            }
            case Verdict.Refused(var key, var error) -> {
                error(json, error);
                json.writeStringField("key_id", key.keyId().toString());
                json.writeStringField("status", WireEnum.STATUS.name(status(error)));
            }
        }
        json.writeEndObject();
    }

    private static void valid(JsonGenerator json, ApiKey key, String issuer) throws IOException {
        ApiKey.Attributes attributes = key.attributes();
        json.writeBooleanField("is_valid", true);
        json.writeStringField("key_id", key.keyId().toString());
        json.writeStringField("actor_id", attributes.actorId());
        KeyJson.scopes(json, attributes.scopes());
        KeyJson.metadata(json, attributes.metadata());
        json.writeStringField("status", WireEnum.STATUS.name(KeyStatus.ACTIVE));
        json.writeStringField("visibility", WireEnum.VISIBILITY.name(attributes.visibility()));
        KeyJson.time(json, "expire_time", key.expireTime());
        json.writeStringField("issuer", issuer);
        KeyJson.rateLimitPolicy(json, attributes.rateLimitPolicy());
    }

    private static void valid(JsonGenerator json, DerivedClaims claims) throws IOException {
        Grant grant = claims.grant();
        json.writeBooleanField("is_valid", true);
        json.writeStringField("key_id", grant.parent().toString());
        json.writeStringField("actor_id", grant.actorId());
        KeyJson.scopes(json, grant.scopes());
        KeyJson.metadata(json, grant.metadata());
        json.writeStringField("status", WireEnum.STATUS.name(KeyStatus.ACTIVE));
        json.writeStringField("visibility", WireEnum.VISIBILITY.name(grant.visibility()));
        KeyJson.time(json, "expire_time", claims.life().expiresAt());
        json.writeStringField("issuer", claims.issuer());
    }

    private static KeyStatus status(VerificationError error) {
        return switch (error) {
            case REVOKED -> KeyStatus.REVOKED;
            case EXPIRED -> KeyStatus.EXPIRED;
            case INVALID_FORMAT, SIGNATURE_INVALID, NOT_FOUND, IP_NOT_ALLOWED, INTERNAL -> KeyStatus.ACTIVE;
        };
    }

    private static void error(JsonGenerator json, VerificationError error) throws IOException {
        json.writeBooleanField("is_valid", false);
        json.writeStringField("error_code", WireEnum.VERIFICATION_ERROR.name(error));
        json.writeStringField("error_message", message(error));
    }

    private static String message(VerificationError error) {
        return switch (error) {
            case INVALID_FORMAT -> "the credential is not written as any of ours, or not valid yet";
            case SIGNATURE_INVALID -> "the token names a key of ours that did not sign it";
            case NOT_FOUND -> "the credential belongs to no key";
            case REVOKED -> "the key has been revoked";
            case EXPIRED -> "the credential has expired";
            case IP_NOT_ALLOWED -> "the credential must not be used from this address";
            case INTERNAL -> "the key cannot be read; the log of the server has more";
        };
    }
}
