import { compare, dividedBy, type Exact, exact, plus } from '../money/exact.ts'
import type { Known } from './restriction.ts'

/** 单独所有, 共同共有, or a share in a 按份共有. */
export type Share = 'sole' | 'joint' | { over: number; under: number }

export interface OwnerShare {
  key: string
  share: Share
}

const TWO_THIRDS: Exact = { over: 2n, under: 3n }

/**
 * Whether somebody's agreement is missing before a home is disposed of (民法典 301): joint owners must all agree, owners by shares need two
 * thirds of the shares. Shares that do not add up to one are a register that cannot be relied on: unknown.
 */
export function isCoOwnerMissing(owners: readonly OwnerShare[], agreed: ReadonlySet<string>): Known<boolean> {
  if (owners.length === 0) return 'unknown'
  if (owners.every((owner) => agreed.has(owner.key))) return false
  const shares = owners.map(({ key, share }) => ({ key, share: partOf(share) }))
  if (shares.some(({ share }) => share === undefined)) return true
  const sum = (those: typeof shares) => those.reduce((so, { share }) => plus(so, share as Exact), exact(0))
  if (compare(sum(shares), exact(1)) !== 0) return 'unknown'
  return compare(sum(shares.filter(({ key }) => agreed.has(key))), TWO_THIRDS) < 0
}

const partOf = (share: Share): Exact | undefined =>
  typeof share === 'object' ? dividedBy(exact(share.over), exact(share.under)) : undefined
