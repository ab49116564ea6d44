// A token that Talos derived, checked by jose straight from the JWKS URL, and the rest of a credential's life with the
// published client.
import assert from "node:assert/strict"
import { test } from "node:test"
import ory from "@ory/client"
import { createRemoteJWKSet, jwtVerify } from "jose"

const url = process.env.TALOS_URL
const api = new ory.ApiKeysApi(new ory.Configuration({ basePath: url }))

const issued = await api.adminIssueApiKey({
  issueApiKeyRequest: { name: "service", actor_id: "billing", scopes: ["read", "write"], ttl: "3600s" },
})
const credential = issued.data.secret
const keyId = issued.data.issued_api_key.key_id

test("an issued key verifies", async () => {
  const { data } = await api.adminVerifyApiKey({ verifyApiKeyRequest: { credential } })
  assert.equal(data.is_valid, true)
  assert.equal(data.key_id, keyId)
})

test("a derived JWT is good for a standard client of the JWK set", async () => {
  const { data } = await api.adminDeriveToken({
    deriveTokenRequest: { credential, scopes: ["read"], ttl: "60s", custom_claims: { plan: "gold", sub: "not taken" } },
  })
  const keys = createRemoteJWKSet(new URL(`${url}/v2alpha1/derivedKeys/jwks.json`))
  const { payload } = await jwtVerify(data.token.token, keys, { issuer: "http://localhost:4420" })
  assert.equal(payload.sub, keyId)
  assert.equal(payload.act, "billing")
  assert.deepEqual(payload.scp, ["read"])
  assert.equal(payload.plan, "gold")
})

test("the published client reads the JWK set", async () => {
  const { data } = await api.getJwks()
  assert.equal(data.jwks.keys[0].kty, "OKP")
  assert.equal(data.jwks.keys[0].d, undefined)
})

test("a derived macaroon verifies", async () => {
  const { data } = await api.adminDeriveToken({
    deriveTokenRequest: { credential, algorithm: "TOKEN_ALGORITHM_MACAROON" },
  })
  const verdict = await api.adminVerifyApiKey({ verifyApiKeyRequest: { credential: data.token.token } })
  assert.equal(verdict.data.is_valid, true)
  assert.equal(verdict.data.key_id, keyId)
})

test("a rotation ends the old key and makes a new one", async () => {
  const { data } = await api.adminRotateIssuedApiKey({ keyId, adminRotateIssuedApiKeyBody: {} })
  const before = await api.adminVerifyApiKey({ verifyApiKeyRequest: { credential } })
  const after = await api.adminVerifyApiKey({ verifyApiKeyRequest: { credential: data.secret } })
  assert.equal(before.data.error_code, "VERIFICATION_ERROR_REVOKED")
  assert.equal(after.data.is_valid, true)
  await api.adminRevokeIssuedApiKey({ keyId: data.issued_api_key.key_id, adminRevokeIssuedApiKeyBody: {} })
})
