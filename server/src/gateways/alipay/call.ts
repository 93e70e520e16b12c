import { AsyncLocalStorage } from 'node:async_hooks'
import { createVerify } from 'node:crypto'
import { AlipayRequestError, AlipaySdk } from 'alipay-sdk'
import type { Clock } from '../../platform/clock.ts'
import { type GatewayNeeds, isText, readJson } from '../ask.ts'
import { unknownOutcome } from './codes.ts'

export interface AlipayAccount {
  baseUrl: string
  appId: string
  /** PEM. */
  privateKey: string
  /** Alipay's key, PEM. */
  publicKey: string
}

export type AlipayAnswer =
  /** `said`: the answer with its signature as it came, so that anybody with Alipay's key can verify it again. */
  | { ok: true; body: Record<string, unknown>; said: string }
  /** `rejected`: signed no. `gateway`: the gateway itself refused, before any business. `unknown`: it may have happened.
   *  `untrusted-answer`: signature missing or wrong, so nothing is known. `network`: nobody answered (`isUnsure`: too late to tell). */
  | { ok: false; kind: 'rejected' | 'gateway' | 'unknown' | 'untrusted-answer'; code: string }
  | { ok: false; kind: 'network'; code: string; isUnsure: boolean }

export type AlipayCall = (method: string, params: Record<string, unknown>) => Promise<AlipayAnswer>

/** `yyyy-MM-dd HH:mm:ss` in Beijing: left alone, the SDK would write the time of the machine's own zone. */
export const beijingTime = (now: Date) =>
  new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

/**
 * `sdk.exec` made strict (alipay-sdk 4.14.0): it verifies answers only when asked, and accepts anything when it has no key.
 * Throws at start without a usable public key.
 */
export function createAlipayCall(
  account: AlipayAccount,
  needs: GatewayNeeds & { clock: Clock },
  sdk: AlipaySdk = createSdk(account, needs),
): AlipayCall {
  const { publicKey } = account
  return async (method, params) => {
    const startedAt = performance.now()
    const answer = await execute(sdk, publicKey, method, { ...params, timestamp: beijingTime(needs.clock.now()) })
    needs.timed?.('alipay', answer.ok ? 'ok' : answer.kind, performance.now() - startedAt)
    // A rejection is an answer; its meaning is the caller's. Everything else is worth a line, without the SDK's own text,
    // which quotes the parameters.
    if (!answer.ok && answer.kind !== 'rejected') {
      needs.log.warn({ system: 'alipay', method, outcome: answer.kind, answer: answer.code }, 'outside system')
    }
    return answer
  }
}

const keptText = new AsyncLocalStorage<{ text: string }>()

/** The SDK hands out an answer without its text; this one keeps the text that it verified. */
class KeepingSdk extends AlipaySdk {
  override checkResponseSign(...[text, key, sign, trace]: Parameters<AlipaySdk['checkResponseSign']>): void {
    super.checkResponseSign(text, key, sign, trace)
    const kept = keptText.getStore()
    if (kept) kept.text = text
  }
}

/** The official SDK with our keys. Throws without a usable public key. */
export function createSdk(
  { baseUrl, appId, privateKey, publicKey }: AlipayAccount,
  { timeoutMs }: Pick<GatewayNeeds, 'timeoutMs'>,
): AlipaySdk {
  if (!/BEGIN (RSA )?PUBLIC KEY/.test(publicKey)) throw new Error("ALIPAY_PUBLIC_KEY: Alipay's public key is missing")
  const endpoint = baseUrl.replace(/\/$/, '')
  return new KeepingSdk({
    appId,
    privateKey,
    // A PKCS8 text under the default PKCS1 would give ERR_OSSL_UNSUPPORTED with the first call only.
    keyType: privateKey.includes('BEGIN RSA PRIVATE KEY') ? 'PKCS1' : 'PKCS8',
    alipayPublicKey: publicKey,
    gateway: `${endpoint}/gateway.do`,
    endpoint,
    camelcase: false,
    timeout: timeoutMs,
  })
}

async function execute(
  sdk: AlipaySdk,
  publicKey: string,
  method: string,
  params: Record<string, unknown>,
): Promise<AlipayAnswer> {
  try {
    const kept = { text: '' }
    const exec = () => sdk.exec(method, params, { validateSign: true })
    const body = (await keptText.run(kept, exec)) as unknown as Record<string, unknown>
    return ofSignedBody(body, kept.text)
  } catch (error) {
    return ofFailure(error, publicKey)
  }
}

/** `alipay.system.oauth.token` answers without `code` when it succeeds. */
function ofSignedBody(body: Record<string, unknown>, said: string): AlipayAnswer {
  const code = String(body.code ?? '10000')
  if (code === '10000') return { ok: true, body, said }
  const subCode = String(body.sub_code ?? code)
  return { ok: false, kind: code === unknownOutcome ? 'unknown' : 'rejected', code: subCode }
}

/**
 * What the SDK throws. It cannot verify a signed `error_response` (it looks for the method's own name) and stumbles over an
 * answer without `sign`; both are read again here from the raw text.
 */
function ofFailure(error: unknown, publicKey: string): AlipayAnswer {
  const raw = error instanceof AlipayRequestError ? error.responseDataRaw : undefined
  const answer = isText(raw) ? readJson(raw) : undefined
  const gatewayError = answer?.error_response as Record<string, unknown> | undefined
  if (answer && gatewayError && isText(raw) && isText(answer.sign)) {
    const signed = /^\{"error_response":(\{.*\}),"sign":"[^"]*"/s.exec(raw.trim())?.[1] ?? ''
    const isGenuine = createVerify('RSA-SHA256').update(signed, 'utf8').verify(publicKey, answer.sign, 'base64')
    if (!isGenuine) return { ok: false, kind: 'untrusted-answer', code: 'wrong signature' }
    const code = String(gatewayError.sub_code ?? gatewayError.code ?? '')
    return { ok: false, kind: String(gatewayError.code) === unknownOutcome ? 'unknown' : 'gateway', code }
  }
  // A gateway error may come unsigned: then it is a hint for the log and proves nothing.
  if (answer) return { ok: false, kind: 'untrusted-answer', code: String(gatewayError?.sub_code ?? 'not signed') }
  const status = error instanceof AlipayRequestError ? /status: (\d+)/.exec(error.message)?.[1] : undefined
  // A 5xx comes from the edge, before the request was taken; anything else without an answer may have happened.
  if (status !== undefined) return { ok: false, kind: 'network', code: status, isUnsure: false }
  // The SDK verifies before it looks at the fields; a missing `sign` ends in a TypeError of node:crypto.
  if (error instanceof TypeError) return { ok: false, kind: 'untrusted-answer', code: 'no signature' }
  const cause = causeCode(error)
  return {
    ok: false,
    kind: 'network',
    code: cause ?? 'silent',
    isUnsure: cause !== 'ECONNREFUSED' && cause !== 'ENOTFOUND',
  }
}

function causeCode(error: unknown): string | undefined {
  for (let each = error as { code?: unknown; cause?: unknown } | undefined, depth = 0; each && depth < 5; depth += 1) {
    if (typeof each.code === 'string') return each.code
    each = each.cause as typeof each
  }
  return undefined
}
