import { createHash, createHmac } from 'node:crypto'

export type Tamper = {
  unixMs?: number
  date?: string
  secretKey?: string
  secretId?: string
  body?: string
  host?: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

export type Account = { base: string; service: string; version: string; secretId: string; secretKey: string }

/** A Tencent Cloud client written from the document, apart from the stand-in's own computation. */
export async function callTencentCloud<R>(account: Account, action: string, payload: unknown, tamper: Tamper = {}) {
  const { base, service, version } = account
  const body = JSON.stringify(payload)
  const unixMs = tamper.unixMs ?? Date.now()
  const timestamp = Math.floor(unixMs / 1000)
  const date = tamper.date ?? new Date(unixMs).toISOString().slice(0, 10)
  const host = tamper.host ?? new URL(base).host
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:${host}\n\ncontent-type;host\n${sha256(body)}`
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${sha256(canonical)}`
  const key = hmac(hmac(hmac(`TC3${tamper.secretKey ?? account.secretKey}`, date), service), 'tc3_request')
  const signature = hmac(key, toSign).toString('hex')
  const credential = `${tamper.secretId ?? account.secretId}/${date}/${service}/tc3_request`
  const response = await fetch(base, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-tc-action': action,
      'x-tc-version': version,
      'x-tc-timestamp': String(timestamp),
      authorization: `TC3-HMAC-SHA256 Credential=${credential}, SignedHeaders=content-type;host, Signature=${signature}`,
    },
    body: tamper.body ?? body,
  })
  return (await response.json()) as { Response: { RequestId: string; Error?: { Code: string; Message: string } } & R }
}
