import { canonicalText, type Hash } from '../canonical.ts'
import type { ClaimName } from './kinds.ts'

/** One fact with the secret that hides it behind its commitment. */
export interface Claim {
  name: ClaimName
  value: string
  /** At least 128 bits of chance: without it, nobody finds a name by trying all names. */
  salt: string
}

/**
 * 32 hex digits = 128 bits: whoever wants another fact under the same commitment must find a second preimage. The issuer alone could look
 * for collisions, and the issuer can sign what it likes anyway.
 */
const COMMITMENT_DIGITS = 32

/** The commitment of one fact: the first 128 bits of SM3 over the canonical text of [salt, name, value]. */
export const commitmentOf = (hash: Hash, { salt, name, value }: Claim): string =>
  hash(canonicalText([salt, name, value])).slice(0, COMMITMENT_DIGITS)

/** Sorted, so that their order says nothing about what is behind them. */
export const commitmentsOf = (hash: Hash, claims: readonly Claim[]): string[] =>
  claims.map((claim) => commitmentOf(hash, claim)).toSorted()

/** Facts whose commitment was not signed: something was changed or added. */
export const strangers = (hash: Hash, signed: readonly string[], shown: readonly Claim[]): Claim[] =>
  shown.filter((claim) => !signed.includes(commitmentOf(hash, claim)))
