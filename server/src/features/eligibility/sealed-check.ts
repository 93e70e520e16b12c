import type { Evaluation, FactSource, PlainDate } from '@anju/shared-types'
import type { Relative } from '../../domain/eligibility/family.ts'
import type { Answer, Member, MemberRole, Records } from '../../domain/eligibility/source-records.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { CheckMember, StoredAnswer } from './check-store.ts'

/** Who a member is; `born` is known of children. */
export type Who = Relative & { born?: PlainDate }

/** What the rules answered last. */
export interface Judged {
  evaluation: Evaluation
  reasons: string[]
}

type Opens = Pick<Cipher, 'open'>

const read = <T>(cipher: Opens, sealed: string): T => JSON.parse(cipher.open(sealed)) as T

export const openWho = (cipher: Opens, member: Pick<CheckMember, 'who'>): Who => read(cipher, member.who)
export const openJudged = (cipher: Opens, judged: string | undefined): Judged | undefined =>
  judged === undefined ? undefined : read(cipher, judged)
export const sealJson = (cipher: Pick<Cipher, 'seal'>, value: object): string => cipher.seal(JSON.stringify(value))

/** ID numbers of the registers and of accounts meet in one index. */
export const idIndexOf = (cipher: Pick<Cipher, 'blindIndex'>, idNumber: string): string =>
  cipher.blindIndex('id-number', idNumber.toUpperCase())

/** An answer as the rules read it. */
export function openAnswer<S extends FactSource>(
  cipher: Opens,
  answers: readonly StoredAnswer[],
  source: S,
): Answer<Records[S]> | undefined {
  const stored = answers.find((answer) => answer.source === source)
  if (!stored) return undefined
  if (stored.said === 'unanswered' || !stored.asOf) return { kind: 'unknown' }
  if (stored.said === 'none' || !stored.record) return { kind: 'none', asOf: stored.asOf }
  return { kind: 'record', record: read<Records[S]>(cipher, stored.record), asOf: stored.asOf }
}

/** A member as the rules read them; without consent nothing is known of them. */
export function openMember(cipher: Opens, member: CheckMember): Member {
  const { born } = openWho(cipher, member)
  const isAsked = member.consent.state === 'given'
  const answers = Object.fromEntries(
    (isAsked ? member.answers : []).map(({ source }) => [source, openAnswer(cipher, member.answers, source)]),
  )
  return { role: member.role as MemberRole, ...(born && { born }), answers }
}

/** The words of a source, to see whether it says the same again. */
export const saidText = (cipher: Opens, { said, record }: Pick<StoredAnswer, 'said' | 'record'>): string =>
  said === 'record' && record ? cipher.open(record) : said
