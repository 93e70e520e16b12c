import {
  addDays,
  type DocumentState,
  type DocumentUseState,
  type ErrorCode,
  type PlainDate,
  shanghaiDate,
} from '@anju/shared-types'
import {
  type DocumentAction,
  type DocumentEdge,
  documentEdge,
  type UseAction,
  type UseEdge,
  useEdge,
} from './document-states.ts'

/** What a decision about a paper looks at. */
export interface DocumentFacts {
  state: DocumentState
  /** When it came to be in this state. */
  since: Date
  keepUntil?: PlainDate
  /** Uses that bind it: consented or filed. */
  liveUses: number
}

export type DocumentDecision = { edge: DocumentEdge } | { refused: ErrorCode }

const DAY_MS = 86_400_000
/** How long a paper stays where nothing else is asked of it (个人信息保护法 19: the shortest time that the purpose needs). */
const stayDays: Partial<Record<DocumentState, number>> = { receiving: 7, ready: 30, infected: 7, unreadable: 7 }

/** Keeping is agreed to for five years at most; then it is asked again. */
export const LONGEST_KEEP_YEARS = 5

/** From when on a paper is tidied away if nothing changes; undefined: never by itself. */
export function endsAt({ state, since, keepUntil, liveUses }: DocumentFacts): Date | undefined {
  const days = stayDays[state]
  if (days === undefined || liveUses > 0) return undefined
  const end = new Date(since.getTime() + days * DAY_MS)
  if (state !== 'ready' || !keepUntil) return end
  const keptTo = new Date(`${addDays(keepUntil, 1)}T00:00:00+08:00`)
  return keptTo > end ? keptTo : end
}

/** Whether a paper may move now, and where. The only way it moves. */
export function decideDocument(document: DocumentFacts, action: DocumentAction, now: Date): DocumentDecision {
  const edge = documentEdge(document.state, action)
  if (!edge) return { refused: 'STATE_MOVED' }
  if (action === 'discard' && document.liveUses > 0) return { refused: 'DOCUMENT_IN_USE' }
  if (action === 'expire') {
    const end = endsAt(document)
    if (!end || now < end) return { refused: 'STATE_MOVED' }
  }
  return { edge }
}

/** Names of the owner's routes that would be accepted now. */
export function documentAllowedActions(document: DocumentFacts, now: Date): string[] {
  const may = 'edge' in decideDocument(document, 'discard', now) ? ['discard'] : []
  if (document.state === 'receiving') may.push('part')
  if (document.state === 'ready') may.push('keep', 'use')
  return may
}

export interface UseFacts {
  state: DocumentUseState
  until: PlainDate
}

export type UseDecision = { edge: UseEdge } | { refused: ErrorCode }

/** Whether an agreement may change now. */
export function decideUse(use: UseFacts, action: UseAction, now: Date): UseDecision {
  const edge = useEdge(use.state, action)
  if (!edge) return { refused: action === 'withdraw' && use.state === 'filed' ? 'USE_FILED' : 'STATE_MOVED' }
  const isOver = shanghaiDate(now) > use.until
  if (action === 'end' && !isOver) return { refused: 'STATE_MOVED' }
  // An agreement that has run out binds nobody, whether or not somebody has tidied it yet.
  if ((action === 'file' || action === 'agree') && isOver) return { refused: 'STATE_MOVED' }
  return { edge }
}

/** What ends by itself with its day: a question that nobody answered, and an agreement. */
const hasDay = (state: DocumentUseState): boolean => state === 'asked' || state === 'consented'

/** The state that counts today. */
export const useStateOn = ({ state, until }: UseFacts, now: Date): DocumentUseState =>
  hasDay(state) && shanghaiDate(now) > until ? 'ended' : state

export const isLiveUse = (use: UseFacts, now: Date): boolean => ['consented', 'filed'].includes(useStateOn(use, now))

/**
 * The next moment at which the clock has something to do for a paper: it goes, or one of its agreements is over. Undefined: never, as for
 * the many that lie in the files of accepted cases.
 */
export function nextTidying(document: DocumentFacts, uses: readonly UseFacts[]): Date | undefined {
  const ends = uses
    .filter(({ state }) => hasDay(state))
    .map(({ until }) => new Date(`${addDays(until, 1)}T00:00:00+08:00`))
  const goes = endsAt(document)
  return [...ends, ...(goes ? [goes] : [])].sort((a, b) => a.getTime() - b.getTime())[0]
}

/** An agreement without a day of its own lasts ninety days: longer than any item's limit, shorter than forgetting. */
const USUAL_USE_DAYS = 90
export const usualUseEnd = (today: PlainDate): PlainDate => addDays(today, USUAL_USE_DAYS)

/** Ours: a question to a member of the family waits so long. */
export const ASK_DAYS = 14
export const askEnd = (today: PlainDate): PlainDate => addDays(today, ASK_DAYS)
