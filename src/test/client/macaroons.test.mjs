// A macaroon that Talos derived, opened and narrowed by an implementation that knows nothing of Talos.
import assert from "node:assert/strict"
import { test } from "node:test"
import macaroon from "macaroon"
import ory from "@ory/client"

const PREFIX = "mc_v1_"
const api = new ory.ApiKeysApi(new ory.Configuration({ basePath: process.env.TALOS_URL }))

const issued = await api.adminIssueApiKey({
  issueApiKeyRequest: { name: "parent", actor_id: "macaroons", scopes: ["read", "write"], ttl: "3600s" },
})
const derived = await api.adminDeriveToken({
  deriveTokenRequest: { credential: issued.data.secret, algorithm: "TOKEN_ALGORITHM_MACAROON" },
})
const token = derived.data.token.token

const opened = () => macaroon.importMacaroon(Buffer.from(token.slice(PREFIX.length), "base64url"))

async function verified(...caveats) {
  const narrowed = opened()
  for (const caveat of caveats) {
    narrowed.addFirstPartyCaveat(typeof caveat === "string" ? caveat : JSON.stringify(caveat))
  }
  const credential = PREFIX + Buffer.from(narrowed.exportBinary()).toString("base64url")
  return (await api.adminVerifyApiKey({ verifyApiKeyRequest: { credential } })).data
}

const now = Math.floor(Date.now() / 1000)

test("it is opened, and says what Talos said", () => {
  const claims = JSON.parse(Buffer.from(opened().caveats[0].identifier).toString())
  assert.equal(opened().location, "http://localhost:4420")
  assert.equal(claims.sub, issued.data.issued_api_key.key_id)
})

test("written again, it is accepted", async () => {
  assert.equal((await verified()).is_valid, true)
})

test("fewer scopes are accepted, and are all that is left", async () => {
  assert.deepEqual((await verified({ scp: ["read", "admin"] })).scopes, ["read"])
})

test("several caveats are accepted together", async () => {
  const verdict = await verified({ exp: now + 60 }, { nbf: now - 60, acl: ["127.0.0.0/8", "::1/128"] })
  assert.equal(verdict.is_valid, true)
  assert.equal(Date.parse(verdict.expire_time) / 1000, now + 60)
})

test("an end that has passed refuses", async () => {
  assert.equal((await verified({ exp: now - 3600 })).error_code, "VERIFICATION_ERROR_EXPIRED")
})

test("another network refuses", async () => {
  assert.equal((await verified({ acl: ["192.0.2.0/24"] })).error_code, "VERIFICATION_ERROR_IP_NOT_ALLOWED")
})

test("a caveat that nobody knows refuses", async () => {
  assert.equal((await verified("account = 3735928559")).error_code, "VERIFICATION_ERROR_INVALID_FORMAT")
})

test("a caveat put in without its signature refuses", async () => {
  const bytes = Buffer.from(token.slice(PREFIX.length), "base64url")
  const end = bytes.length - 35
  const caveat = Buffer.from('{"exp":4102444800}')
  const forged = Buffer.concat([
    bytes.subarray(0, end),
    Buffer.from([2, caveat.length]),
    caveat,
    Buffer.from([0]),
    bytes.subarray(end),
  ])
  const credential = PREFIX + forged.toString("base64url")
  const { data } = await api.adminVerifyApiKey({ verifyApiKeyRequest: { credential } })
  assert.equal(data.error_code, "VERIFICATION_ERROR_SIGNATURE_INVALID")
})
