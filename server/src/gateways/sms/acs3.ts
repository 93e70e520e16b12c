import { createHash, createHmac } from 'node:crypto'

export interface Acs3Request {
  keyId: string
  keySecret: string
  action: string
  version: string
  /** As in the Host header, with the port. */
  host: string
  query: Record<string, string>
  nonce: string
  at: Date
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** RFC 3986: also `! ' ( ) *`, which encodeURIComponent leaves alone. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/** Query and headers of an Aliyun call (ACS3-HMAC-SHA256; POST / with an empty body, RPC style). The time is UTC. */
export function signAcs3({ keyId, keySecret, action, version, host, query, nonce, at }: Acs3Request) {
  const emptyBody = sha256('')
  const signed: Record<string, string> = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': emptyBody,
    'x-acs-date': at.toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  }
  const names = Object.keys(signed).sort()
  const search = Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name]!)}`)
    .join('&')
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join('')
  const canonical = ['POST', '/', search, lines, names.join(';'), emptyBody].join('\n')
  const signature = createHmac('sha256', keySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  const { host: _, ...headers } = signed
  return {
    search,
    headers: {
      ...headers,
      authorization: `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
  }
}
