/** What was typed, ready to compare: one width, one case, no spaces and signs. */
export const normalise = (text: string): string =>
  [...text]
    .map((character) => {
      const code = character.codePointAt(0)!
      // Full-width letters and digits are half-width ones 0xfee0 further on.
      return code > 0xff00 && code < 0xff5f ? String.fromCodePoint(code - 0xfee0) : character
    })
    .join('')
    .toLowerCase()
    .replace(/[^\p{Script=Han}a-z0-9]/gu, '')

/** Words that say "tell me about" and nothing about what; the longest first, so that none leaves a stump. */
const fillers = [
  '需要什么材料',
  '要带什么材料',
  '要多少钱',
  '怎么办理',
  '如何办理',
  '多少钱',
  '怎么办',
  '怎么弄',
  '怎么样',
  '有哪些',
  '要什么',
  '带什么',
  '在哪里',
  '去哪里',
  '请问',
  '想问',
  '我要',
  '我想',
  '我的',
  '咨询',
  '如何',
  '怎么',
  '怎样',
  '办理',
  '需要',
  '手续',
  '流程',
  '材料',
  '登记',
  '去哪',
  '哪里',
  '吗',
  '呢',
  '啊',
]

/** The part of a question that says what it is about; the whole when nothing else is left. */
export function essence(query: string): string {
  const left = fillers.reduce((text, filler) => text.replaceAll(filler, ''), query)
  return left.length >= 2 ? left : query
}
