// The published client of this API, unchanged, against a server at $TALOS_URL.
import assert from "node:assert/strict"
import { test } from "node:test"
import ory from "@ory/client"

const api = new ory.ApiKeysApi(new ory.Configuration({ basePath: process.env.TALOS_URL }))
const refused = (status) => (error) => {
  assert.equal(error.response?.status, status)
  assert.equal(error.response.data.error.code, status)
  return true
}

const imported = await api.adminImportApiKey({
  importApiKeyRequest: {
    raw_key: "sk_client_0001",
    name: "from the client",
    actor_id: "client",
    scopes: ["read"],
    ttl: "3600s",
    metadata: { source: "npm" },
    rate_limit_policy: { quota: "100", window: "60s" },
    ip_restriction: { allowed_cidrs: ["127.0.0.0/8", "::1/128"] },
  },
})
const keyId = imported.data.key_id

test("an import answers 201 with the key", () => {
  assert.equal(imported.status, 201)
  assert.equal(imported.data.name, "from the client")
  assert.equal(imported.data.status, ory.KeyStatus.KeyStatusActive)
  assert.deepEqual(imported.data.metadata, { source: "npm" })
  assert.equal(imported.data.rate_limit_policy.quota, "100")
})

test("the key verifies", async () => {
  const { data } = await api.adminVerifyApiKey({ verifyApiKeyRequest: { credential: "sk_client_0001" } })
  assert.equal(data.is_valid, true)
  assert.equal(data.key_id, keyId)
  assert.equal(data.actor_id, "client")
})

test("an unknown key does not, and that is no error", async () => {
  const { status, data } = await api.adminVerifyApiKey({
    verifyApiKeyRequest: { credential: "never seen" },
    cacheControl: "no-cache",
  })
  assert.equal(status, 200)
  assert.equal(data.is_valid, false)
  assert.equal(data.error_code, ory.VerificationErrorCode.VerificationErrorNotFound)
})

test("a batch of verifications answers in order", async () => {
  const { data } = await api.adminBatchVerifyApiKeys({
    batchVerifyApiKeysRequest: { requests: [{ credential: "never seen" }, { credential: "sk_client_0001" }] },
  })
  assert.deepEqual(
    data.results.map((result) => result.is_valid),
    [false, true],
  )
})

test("a batch of imports tells what became of each", async () => {
  const { data } = await api.adminBatchCreateImportedApiKeys({
    batchCreateImportedApiKeysRequest: {
      requests: [
        { raw_key: "sk_client_0002", name: "second", actor_id: "client" },
        { raw_key: "sk_client_0001", name: "again", actor_id: "client" },
      ],
    },
  })
  assert.equal(data.success_count, 1)
  assert.equal(data.failure_count, 1)
  assert.equal(data.results[0].imported_api_key.name, "second")
  assert.equal(
    data.results[1].error_code,
    ory.BatchCreateImportedApiKeysErrorCode.BatchCreateImportedApiKeysErrorAlreadyExists,
  )
})

test("get shows the key", async () => {
  const { data } = await api.adminGetImportedApiKey({ keyId })
  assert.equal(data.key_id, keyId)
  assert.equal(data.raw_key, undefined)
})

test("list pages through the keys of one actor", async () => {
  const filter = 'actor_id="client"'
  const first = await api.adminListImportedApiKeys({ pageSize: 1, filter })
  assert.equal(first.data.imported_api_keys.length, 1)
  const second = await api.adminListImportedApiKeys({
    pageSize: 1,
    pageToken: first.data.next_page_token,
    filter,
  })
  assert.notEqual(second.data.imported_api_keys[0].key_id, first.data.imported_api_keys[0].key_id)
})

test("an update changes what its mask names", async () => {
  const current = await api.adminGetImportedApiKey({ keyId })
  const { data } = await api.adminUpdateImportedApiKey({
    keyId,
    updateMask: "name,scopes",
    adminUpdateImportedApiKeyRequest: { ...current.data, name: "renamed", scopes: ["read", "write"] },
  })
  assert.equal(data.name, "renamed")
  assert.deepEqual(data.scopes, ["read", "write"])
})

test("revoke ends the key, and verify says so", async () => {
  const answer = await api.adminRevokeImportedApiKey({
    keyId,
    adminRevokeImportedApiKeyBody: { reason: ory.RevocationReason.RevocationReasonSuperseded },
  })
  assert.equal(answer.status, 204)
  const { data } = await api.adminVerifyApiKey({ verifyApiKeyRequest: { credential: "sk_client_0001" } })
  assert.equal(data.error_code, ory.VerificationErrorCode.VerificationErrorRevoked)
  assert.equal(data.status, ory.KeyStatus.KeyStatusRevoked)
})

test("a holder revokes his own key", async () => {
  const answer = await api.revokeApiKey({
    selfRevokeApiKeyRequest: {
      credential: "sk_client_0002",
      reason: ory.RevocationReason.RevocationReasonKeyCompromise,
    },
  })
  assert.equal(answer.status, 200)
})

test("delete removes the key, once", async () => {
  assert.equal((await api.adminDeleteImportedApiKey({ keyId })).status, 204)
  await assert.rejects(api.adminDeleteImportedApiKey({ keyId }), refused(404))
})

test("a bad request is refused with the envelope", async () => {
  await assert.rejects(api.adminImportApiKey({ importApiKeyRequest: { raw_key: "x" } }), refused(400))
})
