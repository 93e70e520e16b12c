import type { InstantFact } from './instant.ts'

/** What an office's own record says, of one person; a source that was silent is `unknown`, and nothing follows from that (D3). */
export type OfficeAnswer<R> =
  | { kind: 'record'; record: R; asOf: Date }
  | { kind: 'none'; asOf: Date }
  | { kind: 'unknown' }

export interface OfficeRecords {
  fundAccount: { status: string; ranges: readonly { to: string }[] }
  fundLoans: { loans: readonly { contract: string; settledOn?: string }[] }
  marriage: { status: string }
  homes: { homes: readonly unknown[] }
}
export type OfficeSource = keyof OfficeRecords

export type Said = Pick<InstantFact, 'said' | 'text' | 'asOf'>
type Reads = { [S in OfficeSource]: { source: S; read(answer: Known<OfficeRecords[S]>): Omit<Said, 'asOf'> } }
type Known<R> = { record?: R }

/** What the applicant answered, by the title of the question. */
type Answers = Readonly<Record<string, string>>

const found = (text: string) => ({ said: 'found', text }) as const
const doubtful = (text: string) => ({ said: 'doubtful', text }) as const
const notFound = (text: string) => ({ said: 'not-found', text }) as const

/**
 * Materials that an office answers for by one record of one person. The record proves the material only where it leaves nothing to choose:
 * one open loan, an account that is paid into, a marriage. Everything else is for a person to look at.
 */
const facts = {
  'loan-contract': {
    source: 'fundLoans',
    read({ record }) {
      const open = record?.loans.filter(({ settledOn }) => !settledOn) ?? []
      if (open.length > 1) return doubtful(`有 ${open.length} 笔没有还清的公积金贷款，要问清是哪一笔`)
      return open[0]
        ? found(`有一笔没有还清的公积金贷款，合同号尾号 ${open[0].contract.slice(-4)}`)
        : notFound('没有还在还的公积金贷款')
    },
  },
  contribution: {
    source: 'fundAccount',
    read({ record }) {
      if (!record) return notFound('没有公积金账户')
      const last = record.ranges
        .map(({ to }) => to)
        .toSorted()
        .at(-1)
      if (record.status !== '正常' || !last) return doubtful(`账户状态是“${record.status}”`)
      return found(`账户正常，缴到 ${last}`)
    },
  },
  marriage: {
    source: 'marriage',
    read: ({ record }) =>
      record?.status === '已婚' ? found('婚姻登记：已婚') : doubtful(`婚姻登记：${record?.status ?? '没有记录'}`),
  },
  'no-home': {
    source: 'homes',
    // A home of the spouse counts too, and that there is none is only what the applicant says: nobody's record was asked.
    read: ({ record }) =>
      doubtful(
        record?.homes.length
          ? `登记簿上有 ${record.homes.length} 套住房`
          : '登记簿上本人名下没有住房，婚姻状况是自己填的',
      ),
  },
} as const satisfies Record<string, Reads[OfficeSource]>
type Answered = keyof typeof facts

/** The source that answers for a material; nothing where nobody can be asked, or where somebody else would have to agree first. */
export function officeFor(material: string, answers: Answers): OfficeSource | undefined {
  if (!Object.hasOwn(facts, material)) return undefined
  // A home of the spouse counts too, and the spouse has not been asked.
  if (material === 'no-home' && answers.婚姻 === '已婚') return undefined
  return facts[material as Answered].source
}

/** What the record says of a material. */
export function readOffice<S extends OfficeSource>(material: string, answer: OfficeAnswer<OfficeRecords[S]>): Said {
  if (answer.kind === 'unknown') return { said: 'silent', text: '没有答复' }
  const { read } = facts[material as Answered] as unknown as { read(of: Known<OfficeRecords[S]>): Omit<Said, 'asOf'> }
  return { ...read(answer.kind === 'record' ? { record: answer.record } : {}), asOf: answer.asOf }
}
