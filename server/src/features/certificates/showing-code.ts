import { createHash } from 'node:crypto'

const PREFIX = 'AJ1.'
const PAPER_PREFIX = 'AJP1.'

/** 128 bits of chance, good for one check within 45 seconds: nothing of the certificate is in it. */
export const SHOWING_SECRET_BYTES = 16

export const showingCode = (secret: string): string => `${PREFIX}${secret}`
/** What is kept of a code. */
export const showingId = (code: string): string => createHash('sha256').update(code).digest('base64url')
/** Printed: which certificate, and the digest of the paper that it belongs to. */
export const paperCode = (id: string, digest: string): string => `${PAPER_PREFIX}${id}.${digest}`

/** The page that any camera opens with a code in it. */
export const codeAddress = (origin: string, code: string): string =>
  `${origin}/#/packages/certificates/verify/index?code=${encodeURIComponent(code)}`

export type ReadCode =
  | { way: 'showing'; id: string }
  | { way: 'paper'; id: string; digest: string }
  | { way: 'offline'; code: string }

/** What somebody scanned or pasted: an address with a code in it, or the code alone; undefined when it is none of ours. */
export function readCode(text: string): ReadCode | undefined {
  const inAddress = /[?&]code=([^&#\s]+)/.exec(text)?.[1]
  const code = inAddress === undefined ? text.trim() : safelyDecoded(inAddress)
  if (/^AJ1\.[\w-]{22}$/.test(code)) return { way: 'showing', id: showingId(code) }
  const paper = /^AJP1\.([0-9a-f]{24})\.([0-9A-F]{20})$/.exec(code)
  if (paper) return { way: 'paper', id: paper[1]!, digest: paper[2]! }
  return code.startsWith('AJC1.') ? { way: 'offline', code } : undefined
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Cut in the middle of an escape: whatever it was, it is no code.
    return ''
  }
}
