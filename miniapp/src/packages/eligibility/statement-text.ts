import type { ConsentStatement } from '@anju/shared-types'

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

/** As one voice reads it. */
export const spokenStatement = (statement: ConsentStatement, reader: 'applicant' | 'relative'): string =>
  [statement.title, ...partsOf(statement, reader).flatMap(({ title, lines }) => [title, ...lines])]
    .map((line) => line.replace(/[。；]?$/, '。'))
    .join('')
