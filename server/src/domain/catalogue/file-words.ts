import { feeTransactions, samplePeriods, staffRoles } from '@anju/shared-types'
import { editDistance } from './edit-distance.ts'

/**
 * The files of the catalogue are written in Chinese, so that whoever owns an item can read and edit it. This is the whole
 * translation: fields, choices and yes/no; it also puts mistakes and differences into the words of the file.
 */
const fieldWords = {
  code: '编号',
  version: '版本',
  effectiveFrom: '生效日期',
  kind: '类别',
  plainName: '俗称',
  name: '名称',
  synonyms: '还叫',
  events: '人生事件',
  event: '事件',
  order: '第几步',
  summary: '一句话',
  applicants: '谁来申请',
  who: '哪一方',
  text: '说明',
  channel: '办理方式',
  instant: '秒批',
  bookAs: '预约业务',
  questions: '要问的',
  title: '题目',
  ask: '问法',
  why: '为什么',
  options: '选项',
  when: '何时',
  materials: '材料',
  id: '代号',
  form: '形式',
  basis: '依据',
  heldBy: '谁已经有',
  waivable: '可以免交',
  ifMissing: '缺了怎么办',
  bySystem: '系统代填',
  confidence: '把握',
  note: '备注',
  steps: '步骤',
  role: '谁办',
  what: '内容',
  clock: '计时',
  fees: '收费',
  rule: '规则',
  payer: '谁付',
  feeNote: '收费备注',
  estimateAs: '试算',
  statutory: '法定时限',
  statutoryNote: '时限备注',
  duties: '您的期限',
  count: '数',
  unit: '单位',
  from: '从何时起',
  applies: '适用',
  law: '文件',
  article: '条款',
  refusals: '不能办的情形',
  faqs: '常见问题',
  question: '问',
  answer: '答',
  city: '城市',
  sources: '来源',
  date: '日期',
  says: '说了什么',
  connected: '已联网',
  mechanisms: '机制',
  figures: '数字',
  value: '值',
  source: '出处',
  sampling: '抽查',
  shares: '份额',
  period: '期间',
  share: '百分之',
  by: '谁看',
  offers: '事项',
  promise: '承诺',
  offices: '部门',
  fullName: '全称',
  holds: '掌握什么',
  laws: '法规',
  number: '文号',
  lead: '导语',
  words: '也会说',
  roles: '岗位分工',
  duty: '职责',
  staffRole: '岗位',
} as const

const yesNo = { true: '是', false: '否' } as const
const choiceWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: { trade: '房产交易', registration: '不动产登记', fund: '住房公积金' },
  who: { one: '一方', both: '双方', enterprise: '单位', order: '嘱托', office: '部门内部' },
  channel: {
    online: '网上全程办',
    window: '窗口办',
    both: '网上窗口都能办',
    instant: '秒批即办',
    internal: '部门之间办',
  },
  unit: { minute: '分钟', workingHour: '工作小时', workingDay: '工作日', day: '日', month: '个月', instant: '即时' },
  ifMissing: { deferrable: '可容缺', promise: '可告知承诺', key: '关键材料' },
  clock: { before: '未起算', runs: '计时', paused: '暂停', after: '已停止' },
  confidence: { sure: '确定', likely: '大致', unsure: '待核' },
  staffRole: staffRoles,
  period: samplePeriods,
  estimateAs: feeTransactions,
  waivable: yesNo,
  bySystem: yesNo,
}

/** Titles of questions are the keys below these, so they stay as they are written. */
const freeKeys = new Set(['when'])

const fieldByWord = new Map(Object.entries(fieldWords).map(([field, word]) => [word as string, field]))
const flipped = (words: Readonly<Record<string, string>>) => new Map(Object.entries(words).map(([k, v]) => [v, k]))
const choiceByWord = new Map(Object.entries(choiceWords).map(([field, words]) => [field, flipped(words)]))

/** Something wrong in a file, in words that its owner understands. */
export interface Mistake {
  where: string
  what: string
}

type Path = readonly (string | number)[]

/** `['materials', 2, 'basis']` as `材料 第 3 项 → 依据`. */
export function pathWords(path: readonly PropertyKey[]): string {
  const parts = path.map((part) =>
    typeof part === 'number' ? ` 第 ${part + 1} 项` : `→${fieldWords[part as keyof typeof fieldWords] ?? String(part)}`,
  )
  return parts.join('').replace(/^→/, '').replaceAll('→', ' → ') || '整个文件'
}

/** How a file says a value of a field: `instant` of `unit` is 即时. */
export const wordOf = (field: string, value: unknown): string =>
  choiceWords[field]?.[String(value)] ?? (typeof value === 'string' ? value : JSON.stringify(value))

export const fieldWord = (field: string): string => fieldWords[field as keyof typeof fieldWords] ?? field

/** What a file says, in the fields of the code; unknown fields and choices are told with the nearest right one. */
export function fromFile(content: unknown): { value: unknown; mistakes: Mistake[] } {
  const mistakes: Mistake[] = []
  const read = (value: unknown, path: Path): unknown => {
    if (Array.isArray(value)) return value.map((one, index) => read(one, [...path, index]))
    if (typeof value !== 'object' || value === null) return readChoice(value, path)
    const entries = Object.entries(value).flatMap(([word, inner]) => {
      const field = fieldByWord.get(word)
      if (!field) {
        mistakes.push({
          where: pathWords(path),
          what: `没有“${word}”这一栏${nearest(word, [...fieldByWord.keys()])}。`,
        })
        return []
      }
      return [[field, freeKeys.has(field) ? inner : read(inner, [...path, field])] as const]
    })
    return Object.fromEntries(entries)
  }
  const readChoice = (value: unknown, path: Path): unknown => {
    const words = choiceByWord.get(String(path.findLast((part) => typeof part === 'string') ?? ''))
    // A field of the same name that holds a list of things (来源 and so on) has no choices.
    if (!words || typeof value !== 'string') return value
    const choice = words.get(value)
    if (choice === undefined) {
      const all = [...words.keys()].join('、')
      mistakes.push({ where: pathWords(path), what: `“${value}”不是可选的写法，只能写：${all}。` })
      return undefined
    }
    return words === choiceByWord.get('waivable') || words === choiceByWord.get('bySystem') ? choice === 'true' : choice
  }
  return { value: read(content, []), mistakes }
}

/** The other way: an item as its file says it, for download and for diffs. */
export function toFile(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => toFile(one, field))
  if (typeof value !== 'object' || value === null) return choiceWords[field]?.[String(value)] ?? value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === undefined ? [] : [[fieldWord(key), freeKeys.has(key) ? inner : toFile(inner, key)]],
    ),
  )
}

function nearest(word: string, known: readonly string[]): string {
  const near = known
    .map((one) => ({ one, far: editDistance(word, one) }))
    .sort((a, b) => a.far - b.far)
    .find(({ one, far }) => far <= Math.max(1, Math.floor(Math.max(one.length, word.length) / 2)))
  return near ? `，是不是“${near.one}”` : ''
}
