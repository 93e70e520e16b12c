import { type FactSource, shanghaiDate } from '@anju/shared-types'
import { sourcesAbout } from '../../domain/eligibility/source-records.ts'
import { ANSWER_FRESH_MS } from '../../domain/eligibility/validity.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { CheckMember, StoredAnswer } from './check-store.ts'
import { openWho, saidText, sealJson } from './sealed-check.ts'

type Needs = Pick<CheckNeeds, 'sources' | 'cipher'>

const PURPOSE = '购房资格核验'

export interface AskOptions {
  now: Date
  /** The sources that the rules depend on; of a member only those that they agreed to are asked. */
  needed: readonly FactSource[]
  /** Also what was answered a short while ago: for the decision of another day. */
  anew?: boolean
}

/** The sources that may be asked about a member. */
const sourcesFor = ({ role, consent }: CheckMember, needed: readonly FactSource[]): FactSource[] =>
  consent.state === 'given'
    ? sourcesAbout[role].filter((source) => needed.includes(source) && consent.sources.includes(source))
    : []

/** Somebody of these did not get an answer from a source that matters. */
export const hasSilence = (members: readonly CheckMember[], needed: readonly FactSource[]): boolean =>
  members.some((member) =>
    sourcesFor(member, needed).some(
      (source) => (member.answers.find((answer) => answer.source === source)?.said ?? 'unanswered') === 'unanswered',
    ),
  )

/** Asks all sources about everybody who agreed, side by side. A source that is silent leaves `unanswered`, never a no. */
export async function askSources(
  needs: Needs,
  members: readonly CheckMember[],
  { now, needed, anew = false }: AskOptions,
): Promise<CheckMember[]> {
  const asked = await Promise.all(
    members.map(async (member): Promise<CheckMember> => {
      const wanted = sourcesFor(member, needed)
      const others = member.answers.filter(({ source }) => !wanted.includes(source))
      const answers = await Promise.all(
        wanted.map((source) => {
          const known = member.answers.find((answer) => answer.source === source)
          const isFresh =
            known !== undefined && known.said !== 'unanswered' && now.getTime() - known.at.getTime() < ANSWER_FRESH_MS
          return isFresh && !anew ? known : askOne(needs, member, source, known, now)
        }),
      )
      return { ...member, answers: [...others, ...answers] }
    }),
  )
  return believeCorrections(needs, asked)
}

async function askOne(
  { sources, cipher }: Needs,
  member: CheckMember,
  source: FactSource,
  known: StoredAnswer | undefined,
  now: Date,
): Promise<StoredAnswer> {
  const { name, idNumber } = openWho(cipher, member)
  const answer = await sources.query(source, { name, idNumber, purpose: PURPOSE, consent: member.consent.id })
  const contested = known?.contested && { contested: known.contested }
  if (answer.kind === 'unknown') return { source, said: 'unanswered', at: now, ...contested }
  const asOf = shanghaiDate(answer.asOf)
  if (answer.kind === 'none') return { source, said: 'none', asOf, at: now, ...contested }
  return { source, said: 'record', asOf, at: now, record: sealJson(cipher, answer.record), ...contested }
}

/**
 * After an upheld challenge the old words of the sources count no more: until one of them says something else about one of the
 * family, what they say again is as good as silence.
 */
function believeCorrections({ cipher }: Needs, members: readonly CheckMember[]): CheckMember[] {
  const isNew = (answer: StoredAnswer) =>
    answer.said !== 'unanswered' &&
    answer.contested !== undefined &&
    saidText(cipher, answer) !== cipher.open(answer.contested.said)
  const corrected = new Set(
    members.flatMap(({ answers }) => answers.filter(isNew).map(({ contested }) => contested?.challenge)),
  )
  const believe = (answer: StoredAnswer): StoredAnswer => {
    const { contested, ...plain } = answer
    if (!contested) return answer
    if (corrected.has(contested.challenge)) return answer.said === 'unanswered' ? answer : plain
    return { source: answer.source, said: 'unanswered', at: answer.at, contested }
  }
  return members.map((member) => ({ ...member, answers: member.answers.map(believe) }))
}

/** Puts the old words of some sources aside until they are corrected. */
export function contest(
  cipher: Pick<CheckNeeds['cipher'], 'open' | 'seal'>,
  members: readonly CheckMember[],
  sources: readonly FactSource[],
  challenge: string,
): CheckMember[] {
  return members.map((member) => ({
    ...member,
    answers: member.answers.map((answer) =>
      answer.said !== 'unanswered' && sources.includes(answer.source)
        ? {
            source: answer.source,
            said: 'unanswered',
            at: answer.at,
            contested: { challenge, said: cipher.seal(saidText(cipher, answer)) },
          }
        : answer,
    ),
  }))
}
