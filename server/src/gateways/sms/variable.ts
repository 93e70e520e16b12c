import { readingOf } from '../../platform/reading-of.ts'

let known: Set<string> | undefined

/** Every character that two bytes of GBK can say, read off the platform's decoder, once. */
function gbkCharacters(): Set<string> {
  if (known) return known
  const decoder = new TextDecoder('gbk', { fatal: true })
  known = new Set()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      try {
        const char = decoder.decode(Uint8Array.of(lead, trail))
        // The user-defined area: every handset shows something else there, or nothing.
        if (!/\p{Co}/u.test(char)) known.add(char)
      } catch {
        // Not every pair is a character: the decoder says so by throwing.
      }
    }
  }
  return known
}

/** Aliyun takes 35 characters a variable; Tencent's own limit depends on the account and is not lower for authorities. */
const LONGEST = 35

/**
 * A variable as every gateway on the way can carry it. Old gateways turn what GBK lacks into `?`, which has printed people's
 * names wrong; here such a character is said in words instead, with its reading (E30). Links are refused by both providers.
 */
export function carryVariable(value: string): string {
  const gbk = gbkCharacters()
  const plain = value.replace(/(https?:\/\/|www\.)[\x21-\x7e]+/gi, '（网址略）').replace(/[\s\p{Cc}]+/gu, ' ')
  const said = [...plain].map((char) => {
    if ((char >= ' ' && char <= '~') || gbk.has(char)) return char
    if (/\p{Script=Han}/u.test(char)) {
      const reading = readingOf(char)
      return reading ? `（生僻字，读 ${reading}）` : '（生僻字）'
    }
    return /[\p{Co}\p{Cs}\ufffd]/u.test(char) ? '（无法显示的字）' : '（符号）'
  })
  const characters = [...(said.join('').trim() || '无')]
  return characters.length <= LONGEST ? characters.join('') : `${characters.slice(0, LONGEST - 1).join('')}…`
}
