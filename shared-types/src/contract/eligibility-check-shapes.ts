import { z } from 'zod'
import {
  type EligibilityCheckState,
  type EligibilityFact,
  type EligibilityResult,
  eligibilityCheckStates,
  eligibilityFacts,
  eligibilityResults,
  type FactChallengeState,
  type FactSource,
  type FamilyConsentState,
  factChallengeStates,
  factSources,
  familyConsentStates,
} from '../eligibility-words.ts'
import { EligibilityQuestionShape, ExplanationShape, FlipShape } from './eligibility.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const oneOf = <T extends string>(words: Record<T, string>) => z.enum(Object.keys(words) as [T])
const CheckStateShape = oneOf<EligibilityCheckState>(eligibilityCheckStates)
const ResultShape = oneOf<EligibilityResult>(eligibilityResults)
export const EligibilityFactShape = oneOf<EligibilityFact>(eligibilityFacts)
export const FactSourceShape = oneOf<FactSource>(factSources)
const ConsentStateShape = oneOf<FamilyConsentState>(familyConsentStates)
const ChallengeStateShape = oneOf<FactChallengeState>(factChallengeStates)
export const NamedShape = z.object({ code: z.string(), name: z.string() })

/** What is asked of whom, why and for how long: read before anybody agrees (个人信息保护法 14, 17, 23). */
export const ConsentStatementShape = z.object({
  /** Sent back with the agreement; an agreement to an older text is refused. */
  version: z.string(),
  title: z.string(),
  purpose: z.string(),
  sources: z.array(z.object({ source: FactSourceShape, office: z.string(), what: z.string() })),
  kept: z.string(),
  rights: z.string(),
  /** Of the applicant: also agrees for minor children as their guardian. */
  children: z.string(),
})
export type ConsentStatement = z.output<typeof ConsentStatementShape>

/** The rules that decide, on every page and in every decision. */
export const CheckRulesShape = z.object({
  version: z.string(),
  title: z.string(),
  /** Fixed for a demonstration: not the rules of the day. */
  pinned: z.boolean(),
  note: z.string().optional(),
})

export const CheckFamilyShape = z.object({
  role: z.enum(['self', 'spouse', 'child']),
  roleLabel: z.string(),
  /** Masked, but for oneself. */
  name: z.string(),
  consent: z.object({
    state: ConsentStateShape,
    label: z.string(),
    at: InstantShape.optional(),
    /** While it is waited for: how that person agrees. */
    how: z.string().optional(),
  }),
})

export const CheckFactShape = z.object({
  fact: EligibilityFactShape,
  label: z.string(),
  /** `户籍：外地户籍` */
  text: z.string(),
  source: z.string().optional(),
  /** Day as of which the source says so: its age. */
  asOf: z.string().optional(),
  /** Somebody answers for it and it can be contested now. */
  canChallenge: z.boolean(),
})

export const CheckSourceShape = z.object({
  source: FactSourceShape,
  label: z.string(),
  /** 本人, 配偶, 子女. */
  about: z.string(),
  said: z.enum(['record', 'none', 'unanswered']),
  saidLabel: z.string(),
  asOf: z.string().optional(),
})

export const CheckChallengeShape = z.object({
  id: IdShape,
  fact: EligibilityFactShape,
  label: z.string(),
  claim: z.string(),
  state: ChallengeStateShape,
  stateLabel: z.string(),
  /** The offices that answer for the fact. */
  owner: z.string(),
  openedAt: InstantShape,
  dueOn: PlainDateShape,
  /** The day is counted over a year without a published calendar. */
  provisional: z.boolean(),
  overdue: z.boolean(),
  answer: z.string().optional(),
})
export type CheckChallenge = z.output<typeof CheckChallengeShape>

const HistoryShape = z.array(z.object({ at: InstantShape, text: z.string() }))

export const CheckSummaryShape = z.object({
  id: IdShape,
  /** Read aloud at the desk, for instance `A7K2M9`. */
  code: z.string(),
  state: CheckStateShape,
  stateLabel: z.string(),
  result: ResultShape.optional(),
  resultLabel: z.string().optional(),
  city: NamedShape,
  zone: NamedShape,
  /** What is so now, in one sentence. */
  headline: z.string(),
  startedAt: InstantShape,
  /** Homes that may still be bought; null: no limit; absent while nothing is decided. */
  remaining: z.int().nullable().optional(),
  validTo: PlainDateShape.optional(),
})
export type CheckSummary = z.output<typeof CheckSummaryShape>

export const CheckShape = CheckSummaryShape.extend({
  serverNow: InstantShape,
  /** The server is at work on it: ask again in a few seconds. */
  isWorking: z.boolean(),
  /** What happens next and what one can do, in one or two sentences. */
  next: z.string(),
  rules: CheckRulesShape,
  areaSqm: z.number().optional(),
  homeKind: z.enum(['new', 'resale']).optional(),
  insideSecondRing: z.boolean().optional(),
  decidedAt: InstantShape.optional(),
  /** Rules: worked out from the facts at once (秒批). Person: a member of staff decided. */
  decidedBy: z.enum(['rules', 'person']).optional(),
  /** Of a decision by a person. */
  personsReason: z.string().optional(),
  recheckOn: PlainDateShape.optional(),
  reasons: z.array(z.string()),
  /** Facts that nobody told and that could change the result. */
  gaps: z.array(z.object({ fact: EligibilityFactShape, label: z.string(), offices: z.array(z.string()) })),
  /** Until when a person looks at it. */
  personBy: z.object({ date: PlainDateShape, provisional: z.boolean() }).optional(),
  /** The one question that is open while asking. */
  question: EligibilityQuestionShape.optional(),
  explanation: ExplanationShape.optional(),
  flip: FlipShape.optional(),
  facts: z.array(CheckFactShape),
  sources: z.array(CheckSourceShape),
  family: z.array(CheckFamilyShape),
  challenges: z.array(CheckChallengeShape),
  history: HistoryShape,
  /** Names of the routes that would be accepted now: answer, withdraw, askPerson, challenge. */
  allowedActions: AllowedActionsShape,
})
export type Check = z.output<typeof CheckShape>

/** What somebody else's check asks of me. */
export const FamilyConsentShape = z.object({
  id: IdShape,
  /** Masked name of who applies. */
  applicant: z.string(),
  relation: z.string(),
  city: NamedShape,
  zone: NamedShape,
  state: ConsentStateShape,
  stateLabel: z.string(),
  askedAt: InstantShape,
  decidedAt: InstantShape.optional(),
  /** What has become of the check, without its content. */
  checkState: z.string(),
  statement: ConsentStatementShape,
  /** agree, refuse; refuse after having agreed takes the consent back. */
  allowedActions: AllowedActionsShape,
})
export type FamilyConsent = z.output<typeof FamilyConsentShape>
