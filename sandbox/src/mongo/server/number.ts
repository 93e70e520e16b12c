import { Long } from 'bson'
import { numberOf } from '../store/number-of.ts'

/** A 64-bit number of the protocol: transaction numbers, cursor ids. */
export function longOf(value: unknown): bigint {
  return value instanceof Long ? value.toBigInt() : BigInt(Math.trunc(numberOf(value)))
}
