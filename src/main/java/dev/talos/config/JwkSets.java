package dev.talos.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.crypto.JwkSetText;
import dev.talos.crypto.KeySet;
import dev.talos.crypto.Secret;
import dev.talos.crypto.Signatures;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads the JWK sets that the configuration names into one key set. Messages name the set, and nothing that is in it. */
record JwkSets(Supplier<Signatures> signatures, HttpsFetch https) {

    /** Blocks while it reads files and fetches what is not known. No set at all gives a key set without keys. */
    Checked<SigningKeys> read(Values values, Looks looks) {
        List<JwkSetUrl> urls = values.find(Catalogue.SIGNING_KEY_URLS).orElse(List.of());
        List<JwkSetText> texts = new ArrayList<>();
        List<FieldViolation> faults = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            String name = Catalogue.SIGNING_KEY_URLS.key() + "[" + i + "]";
            switch (text(urls.get(i), looks)) {
                case Checked.Ok<Secret>(var json) -> texts.add(new JwkSetText(name, json));
                case Checked.Faulty<Secret>(var violations) ->
                    violations.forEach(fault -> faults.add(new FieldViolation(name, fault.description())));
            }
        }
        // With a set missing, nobody can say whether the key of that name is missing too.
        boolean complete =
                faults.isEmpty() && values.find(Catalogue.SIGNING_KEY_URLS).isPresent();
        String signingKeyId = complete ? values.find(Catalogue.SIGNING_KEY_ID).orElse("") : "";
        Checked<KeySet> parsed =
                KeySet.parse(texts, signingKeyId, texts.isEmpty() ? Signatures.jdk() : signatures.get());
        if (parsed instanceof Checked.Faulty<KeySet>(var violations)) {
            faults.addAll(violations);
        }
        return parsed instanceof Checked.Ok<KeySet>(var set) && faults.isEmpty()
                ? new Checked.Ok<>(new SigningKeys(texts, signingKeyId, set))
                : new Checked.Faulty<>(faults.stream()
                        .map(fault -> withPlace(fault, urls, values))
                        .toList());
    }

    /** Fetches a set anew, whatever is known of it. Blocks. */
    Checked<Secret> fetch(URI address) {
        return switch (https.fetch(address)) {
            case Checked.Ok<byte[]>(var bytes) -> decode(bytes);
            case Checked.Faulty<byte[]>(var violations) -> new Checked.Faulty<>(violations);
        };
    }

    private Checked<Secret> text(JwkSetUrl url, Looks looks) {
        return switch (url) {
            case JwkSetUrl.Inline(var json) -> new Checked.Ok<>(json);
            case JwkSetUrl.InFile(var path) ->
                switch (looks.at(path)) {
                    case FileLook.Content content -> decode(content.bytes());
                    case FileLook.Unreadable(var reason) -> fault(reason);
                };
            case JwkSetUrl.OnWeb(var address) -> looks.at(address, this::fetch);
        };
    }

    /** Which URL it was, and where that was written. */
    private static FieldViolation withPlace(FieldViolation fault, List<JwkSetUrl> urls, Values values) {
        if (!fault.field().startsWith(Catalogue.SIGNING_KEY_URLS.key())) {
            return new FieldViolation(
                    fault.field(), fault.description() + " (" + values.origin(Catalogue.SIGNING_KEY_ID) + ")");
        }
        int open = Catalogue.SIGNING_KEY_URLS.key().length();
        int index = Integer.parseInt(fault.field(), open + 1, fault.field().indexOf(']', open), 10);
        String place = " (%s, %s)".formatted(urls.get(index), values.origin(Catalogue.SIGNING_KEY_URLS));
        return new FieldViolation(fault.field(), fault.description() + place);
    }

    private static Checked<Secret> decode(byte[] bytes) {
        try {
            return new Checked.Ok<>(
                    Secret.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
        } catch (CharacterCodingException _) {
            return fault("is not UTF-8");
        }
    }

    private static Checked<Secret> fault(String description) {
        return new Checked.Faulty<>(List.of(new FieldViolation("", description)));
    }
}
