/** Words of offices, each with what people say. A message that needs one of the left needs another word. */
const officialese: Readonly<Record<string, string>> = {
  予以: '（直接说做什么）',
  逾期: '过期',
  之日起: '从哪天起',
  特此: '（不用写）',
  兹: '（不用写）',
  鉴于: '因为',
  上述: '（再说一遍是什么）',
  知悉: '知道',
  须: '要',
  应当: '要',
  应于: '请在',
  缴纳: '交',
  递交: '交',
  补正: '补材料',
  办结: '办完',
  不予: '没有',
  届时: '到时候',
  敬请: '请',
  相关: '（说出是哪个）',
  有关部门: '（说出是谁）',
  事宜: '事',
  进行办理: '办',
  作出: '（直接说做了什么）',
}

/** Terms of the trade. One may stand in a message only with its meaning in brackets behind it. */
const terms = [
  '容缺',
  '登簿',
  '备案',
  '查封',
  '抵押',
  '轮候',
  '挂起',
  '退档',
  '红冲',
  '意愿确认',
  '核验',
  '预审',
  '首问',
]

/** Ours. A sentence that is longer loses people before its end; a stretch between two commas is one breath. */
export const plainLimits = { sentence: 45, clause: 24, readingAge: 12, score: 80 } as const

export type PlainFault =
  | 'long-sentence'
  | 'long-clause'
  | 'officialese'
  | 'term'
  | 'piled-negation'
  | 'passive'
  | 'no-next-step'
  | 'no-when'

export interface PlainReport {
  /** 100: nothing to say against it. */
  score: number
  /** The age at which most can read it without help; ours, from length and hard words. */
  readingAge: number
  faults: { fault: PlainFault; text: string }[]
}

const cost: Record<PlainFault, number> = {
  'long-sentence': 15,
  'long-clause': 10,
  officialese: 15,
  term: 15,
  'piled-negation': 10,
  passive: 10,
  'no-next-step': 25,
  'no-when': 15,
}

const NEXT = /(?<!申)请|打开|点[“一]|拨打|可以|不用|会再|就能|下一步|查看/
const WHEN = /\d{4}年|\d{1,2}:\d{2}|\d+分钟|马上|当天|随时|下一步|会再|再通知|就能|到时|过时/
const length = (text: string) => [...text].length
const split = (text: string, at: RegExp) => text.split(at).filter((part) => part.trim() !== '')
/** Names, numbers and times that were filled in are not ours to shorten. */
const ours = (text: string, values: readonly string[]) =>
  values.reduce((left, value) => (value ? left.replaceAll(value, '某') : left), text)

/**
 * What makes a message hard for somebody who is tired, seventy, or reads Chinese as a second language. `values`: what was filled in, so
 * that a long name does not count as a long sentence. `asks`: the reader has something to do, so it must say by when.
 */
export function plainReport(
  text: string,
  { values = [], asks = false }: { values?: readonly string[]; asks?: boolean } = {},
): PlainReport {
  const plain = ours(text, values)
  const sentences = split(plain, /[。！？；]/)
  const clauses = split(plain, /[。！？；，、：（）“”]/)
  const faults: PlainReport['faults'] = []
  const add = (fault: PlainFault, about: string) => faults.push({ fault, text: about })

  for (const one of sentences)
    if (length(one) > plainLimits.sentence) add('long-sentence', `一句 ${length(one)} 个字：${one}`)
  for (const one of clauses) {
    if (length(one) > plainLimits.clause) add('long-clause', `一口气 ${length(one)} 个字：${one}`)
    if ((one.match(/不(?!动产)|未|没有?|无(?!障碍)|非|别/g) ?? []).length > 1) add('piled-negation', `两个否定：${one}`)
    if (/被|由.{1,8}(予以|进行|作出)/.test(one)) add('passive', `说不清谁做的：${one}`)
  }
  for (const [word, better] of Object.entries(officialese))
    if (plain.includes(word)) add('officialese', `“${word}”改成${better}`)
  for (const term of terms) {
    const at = plain.indexOf(term)
    if (at >= 0 && plain[at + term.length] !== '（') add('term', `“${term}”没有解释`)
  }
  if (!NEXT.test(text)) add('no-next-step', '没有说接下来怎么办')
  if (asks && !WHEN.test(text)) add('no-when', '没有说什么时候')

  const hard = faults.filter(({ fault }) => fault === 'officialese' || fault === 'term').length
  const breath = clauses.length > 0 ? clauses.reduce((sum, one) => sum + length(one), 0) / clauses.length : 0
  const longest = Math.max(0, ...sentences.map(length))
  return {
    score: Math.max(0, 100 - faults.reduce((sum, { fault }) => sum + cost[fault], 0)),
    readingAge: Math.round(5 + breath / 4 + longest / 15 + hard),
    faults,
  }
}

export const isPlain = ({ score, readingAge }: PlainReport): boolean =>
  score >= plainLimits.score && readingAge <= plainLimits.readingAge
