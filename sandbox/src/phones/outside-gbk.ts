let gbk: Set<string> | undefined

/** Every character that two GBK bytes can say, read off the platform's decoder. */
function gbkCharacters(): Set<string> {
  if (gbk) return gbk
  gbk = new Set()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\uFFFD') gbk.add(character)
    }
  }
  return gbk
}

/**
 * Characters that an old gateway would turn into `?`. SMS itself is UTF-16 on the air, so a present-day handset shows them
 * (an Ext B character as a surrogate pair); they are reported, not refused.
 */
export function outsideGbk(text: string): string[] {
  const known = gbkCharacters()
  return [...new Set([...text].filter((character) => character > '\u007F' && !known.has(character)))]
}

/** A lone half of a surrogate pair or U+FFFD: the name was already damaged before it came here. */
export function isDamaged(text: string): boolean {
  return text.includes('\uFFFD') || /[\uD800-\uDFFF]/u.test(text)
}
