import type { ConsentStatement } from './contract/eligibility-check-shapes.ts'
import type { Item } from './contract/item-shapes.ts'
import type { OwnerAlert } from './contract/owner-alerts.ts'

/** What is read aloud of a page, for the phone's own voice and for the server's: both say the same words. */

export interface StatementPart {
  title: string
  lines: readonly string[]
}

/** Where no rule limits buying. */
const NOTHING = '按现在的规则，不用向任何部门核对您家的信息。'

/** The statement in the order in which people ask: what for, whom, how long, what can I do. */
export function partsOf(
  { purpose, sources, kept, rights, children }: ConsentStatement,
  reader: 'applicant' | 'relative',
): StatementPart[] {
  return [
    { title: '为了什么', lines: [purpose] },
    {
      title: '向谁核对什么',
      lines: sources.length > 0 ? sources.map(({ office, what }) => `${office}：${what}`) : [NOTHING],
    },
    ...(reader === 'applicant' ? [{ title: '未成年子女', lines: [children] }] : []),
    { title: '保存多久', lines: [kept] },
    { title: '您的权利', lines: [rights] },
  ]
}

export const spokenStatement = (statement: ConsentStatement, reader: 'applicant' | 'relative'): string =>
  sentences([statement.title, ...partsOf(statement, reader).flatMap(({ title, lines }) => [title, ...lines])])

export const spokenAlert = ({ home, what, matter, text, maySayNo }: OwnerAlert): string =>
  sentences([
    home,
    `${what}：${matter}`,
    text,
    ...(maySayNo ? ['如果不是您的意思，请点“不是我”，马上停办，值班人员会打电话向您核实'] : []),
  ])

/** A guide in the order in which people ask: what is it, what does it cost, what happens when, what do I bring. */
export const spokenItem = ({ plainName, summary, fees, feeNote, steps, materials }: Item): string =>
  sentences([
    plainName,
    summary,
    '收费',
    ...fees.map(({ name, payer, text }) => `${name}，${payer}：${text}`),
    ...(feeNote ? [feeNote] : []),
    '怎么办',
    ...steps.map(({ name, what }, index) => `第${index + 1}步，${name}：${what}`),
    ...toBring(materials),
  ])

function toBring(materials: Item['materials']): string[] {
  const brought = materials.filter(({ handling }) => handling === 'bring')
  if (brought.length === 0) return ['不用带材料']
  return ['要带的材料，看您的情况', ...brought.map(({ name, when }) => (when ? `${name}，${when}` : name))]
}

/** A pause after each. */
const sentences = (lines: readonly string[]): string => lines.map((line) => line.replace(/[。；]?$/, '。')).join('')
