import type { SendOutcome } from '../../domain/notices/send-outcome.ts'

/**
 * WeChat's errcodes in our words (developers.weixin.qq.com as of 2026-07-30). They come with HTTP 200; a success has 0 or none.
 * `token-stale`: get a token once more and repeat once. `busy`: back off. `setup`: ours or the console's, wakes somebody.
 */
type Meaning = 'token-stale' | 'busy' | 'code-refused' | 'unreachable' | 'user-busy' | 'content' | 'setup'

export const wechatCodes: Record<number, Meaning> = {
  [-1]: 'busy',
  45011: 'busy', // minute quota
  40001: 'token-stale', // invalid or not the newest; also a wrong secret, which a second try shows
  40014: 'token-stale',
  42001: 'token-stale', // expired
  // login and phone
  40029: 'code-refused', // invalid or used
  40163: 'code-refused', // been used
  40226: 'code-refused', // blocked high-risk user
  40097: 'code-refused', // the openid is not the one that pressed the button
  // subscribe messages
  43101: 'unreachable', // has not subscribed, or the one-time right is spent
  43107: 'setup', // template banned
  43108: 'user-busy', // two sends to one user at once
  40003: 'unreachable', // openid of nobody here (the app was deleted by the user's request)
  40037: 'setup', // template id
  41030: 'content', // page does not exist in the released version
  45168: 'content', // sensitive word
  47003: 'content', // a value breaks the rule of its key
  // accounts, quotas, addresses
  40002: 'setup',
  40013: 'setup',
  40125: 'setup',
  40164: 'setup', // our address is not on the white list
  40243: 'setup', // secret frozen
  41001: 'setup',
  41002: 'setup',
  41004: 'setup',
  43002: 'setup',
  44002: 'setup',
  45009: 'setup', // day quota
  47001: 'setup',
  48001: 'setup',
  50004: 'setup',
  50007: 'setup',
  89503: 'setup',
  89506: 'setup',
  89507: 'setup',
}

/** A code we do not know is taken for our own mistake, so that somebody looks. */
export const meaningOf = (errcode: number): Meaning => wechatCodes[errcode] ?? 'setup'

export function sendOutcomeOf(errcode: number): SendOutcome {
  const code = String(errcode)
  switch (meaningOf(errcode)) {
    case 'busy':
    case 'user-busy':
    case 'token-stale':
      return { kind: 'later', code }
    case 'unreachable':
      return { kind: 'unreachable', code }
    default:
      return { kind: 'refused', code }
  }
}
