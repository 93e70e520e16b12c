import { canonicalText, type Hash } from '../canonical.ts'

/** What somebody of the staff decided in a case (办件终身负责, S1: who handled, who signed). */
export interface StaffDecision {
  caseId: string
  /** 1, 2, 3 …: nothing can be taken out unseen. */
  seq: number
  /** The version of the case that was decided about. */
  caseVersion: number
  who: { staffNo: string; name: string; role: string }
  /** accept, approve, refuse … */
  action: string
  /** Everything that was decided: reason, clause, digest of the file as it was seen. */
  content: Readonly<Record<string, unknown>>
  at: Date
}

export interface SignedDecision extends StaffDecision {
  /** Hash of the decision before; of the first one: empty. */
  previousHash: string
  hash: string
  /** Which key of this person. */
  keyId: string
  signature: string
}

/** The one text of a decision and its place in the chain: what is hashed and signed. */
const decisionText = (
  { caseId, seq, caseVersion, who, action, content, at }: StaffDecision,
  previousHash: string,
): string =>
  canonicalText({ format: 'anju.decision.v1', caseId, seq, caseVersion, who, action, content, at, previousHash })

export interface Signer {
  hash: Hash
  keyId: string
  /** With the key of the person who decides; over the text, not over its hash. */
  sign: (text: string) => string
}

/** The decision signed and tied to the last one of the chain. */
export function signDecision(
  decision: Omit<StaffDecision, 'seq'>,
  last: Pick<SignedDecision, 'seq' | 'hash'> | undefined,
  { hash, keyId, sign }: Signer,
): SignedDecision {
  // As any store gives it back: no undefined members, instants in writing. What is signed must read the same for ever.
  const content = JSON.parse(canonicalText(decision.content)) as Record<string, unknown>
  const numbered = { ...decision, content, seq: (last?.seq ?? 0) + 1 }
  const previousHash = last?.hash ?? ''
  const text = decisionText(numbered, previousHash)
  return { ...numbered, previousHash, hash: hash(text), keyId, signature: sign(text) }
}

export interface Checker {
  hash: Hash
  /** Whether this person's key of that id made the signature over the text. Another person's key is a false answer. */
  verify: (text: string, signed: { staffNo: string; keyId: string; signature: string }) => boolean
}

export type ChainFault =
  | 'missing'
  | 'another-case'
  | 'out-of-time'
  | 'not-connected'
  | 'changed'
  | 'bad-signature'
  | 'cut-off'

export interface ChainProblem {
  seq: number
  fault: ChainFault
}

/**
 * Everything that is wrong with the decisions of a case, in their order; empty: all as they were signed. `head`, noted elsewhere (the
 * audit chain), shows an end that was cut off.
 */
export function verifyDecisions(
  decisions: readonly SignedDecision[],
  { hash, verify }: Checker,
  head?: Pick<SignedDecision, 'seq' | 'hash'>,
): ChainProblem[] {
  const problems: ChainProblem[] = []
  const say = (seq: number, fault: ChainFault) => void problems.push({ seq, fault })
  decisions.forEach((one, index) => {
    const before = decisions[index - 1]
    if (one.seq !== (before?.seq ?? 0) + 1) say(one.seq, 'missing')
    else if (one.previousHash !== (before?.hash ?? '')) say(one.seq, 'not-connected')
    if (before && one.caseId !== before.caseId) say(one.seq, 'another-case')
    if (before && one.at < before.at) say(one.seq, 'out-of-time')
    const text = decisionText(one, one.previousHash)
    if (hash(text) !== one.hash) say(one.seq, 'changed')
    else if (!verify(text, { staffNo: one.who.staffNo, keyId: one.keyId, signature: one.signature })) {
      say(one.seq, 'bad-signature')
    }
  })
  const noted = head && decisions.find(({ seq }) => seq === head.seq)
  if (head && noted?.hash !== head.hash) say(head.seq, noted ? 'changed' : 'cut-off')
  return problems
}
