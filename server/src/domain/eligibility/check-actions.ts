import type { EligibilityCheckState, EligibilityFact, PlainDate } from '@anju/shared-types'
import { checkEdge } from './check-states.ts'
import { sourcesOfFact } from './from-sources.ts'

/** What decides who may do what with a check now. */
export interface CheckStanding {
  state: EligibilityCheckState
  decidedBy?: 'rules' | 'person'
  validTo?: PlainDate
  /** A clerk proposes to refuse. */
  hasProposal: boolean
  /** A result that stands and that a blind sample contradicts. */
  isQuestioned: boolean
  hasOpenChallenge: boolean
}

/** The member of staff who looks, as far as it matters here. */
export interface Viewer {
  isChief: boolean
  /** The check is their own, or of somebody of their family. */
  isFamily: boolean
  /** Proposed the refusal that waits. */
  isProposer: boolean
  /** Gave the blind answer that the review is about. */
  isSampler: boolean
}

const contested: readonly EligibilityCheckState[] = ['asking', 'dataGap', 'reviewing', 'passed', 'failed']

/** A fact can be contested once a source has told it and as long as the result can still change. */
export const canChallenge = (state: EligibilityCheckState, fact: EligibilityFact): boolean =>
  contested.includes(state) && sourcesOfFact[fact] !== undefined

/** A person is offered for every refusal by the machine; a refusal by persons is contested outside (行政复议). */
export const canAskPerson = ({ state, decidedBy }: Pick<CheckStanding, 'state' | 'decidedBy'>): boolean =>
  checkEdge(state, 'askPerson') !== undefined && decidedBy === 'rules'

/** Names of the routes that would be accepted from the applicant now. */
export function applicantActions(standing: CheckStanding): string[] {
  const { state } = standing
  return [
    ...(state === 'asking' ? ['answer'] : []),
    ...(canAskPerson(standing) ? ['askPerson'] : []),
    ...(contested.includes(state) ? ['challenge'] : []),
    ...(checkEdge(state, 'withdraw') ? ['withdraw'] : []),
  ]
}

/** A person is wanted: a source is silent, the applicant asked, or a blind sample differed. */
export const waitsForPerson = ({ state, isQuestioned }: Pick<CheckStanding, 'state' | 'isQuestioned'>): boolean =>
  state === 'dataGap' || state === 'reviewing' || (state === 'passed' && isQuestioned)

/** Nobody decides about their own family, and nobody confirms what they proposed or doubted themselves. */
export const canDecide = (standing: CheckStanding, viewer: Viewer): boolean =>
  waitsForPerson(standing) &&
  !viewer.isFamily &&
  !viewer.isSampler &&
  !viewer.isProposer &&
  (viewer.isChief || !standing.hasProposal)

/** Names of the routes that would be accepted from this member of staff now. */
export function staffActions(standing: CheckStanding, viewer: Viewer, today: PlainDate): string[] {
  const { state, validTo, hasOpenChallenge } = standing
  if (viewer.isFamily) return []
  const isUsable = state === 'passed' && validTo !== undefined && validTo >= today
  return [
    ...(canDecide(standing, viewer) ? ['decide'] : []),
    ...(hasOpenChallenge ? ['decideChallenge'] : []),
    ...(isUsable ? ['consume'] : []),
    ...(viewer.isChief && checkEdge(state, 'revoke') ? ['revoke'] : []),
  ]
}
