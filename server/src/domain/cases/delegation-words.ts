import { type DelegableUse, delegableUses, type PlainDate } from '@anju/shared-types'
import { canonicalText, type Hash } from '../canonical.ts'

/** What the principal says yes to. */
export interface DelegationAct {
  id: string
  principal: { name: string; idNumber: string }
  agent: { name: string; idNumber: string }
  uses: readonly DelegableUse[]
  items?: readonly { code: string; name: string }[]
  case?: { id: string; name: string }
  home?: { unitCode: string; address: string }
  until: PlainDate
}

/** 只限“补证”；只限一套房子：… */
export function scopeText({ items, case: one, home }: Pick<DelegationAct, 'items' | 'case' | 'home'>): string {
  const parts = [
    items?.length && `只限${items.map(({ name }) => `“${name}”`).join('、')}`,
    one && `只限“${one.name}”这一件办件`,
    home && `只限这套房子：${home.address}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('；') : '在这里办的各种事'
}

/** Short sentences that are read aloud to somebody of eighty; the last two say what stays with them. */
export function delegationSentence(act: DelegationAct): string {
  const { agent, uses, until } = act
  const [year, month, day] = until.split('-')
  return [
    `我请${agent.name}替我办事。`,
    `可以替我：${uses.map((use) => delegableUses[use]).join('、')}。`,
    `范围：${scopeText(act)}。`,
    `到${year}年${Number(month)}月${Number(day)}日为止。`,
    '卖房、赠与、抵押这些事，还是要我本人在自己手机上确认。',
    '我随时可以收回，点一下就行。',
  ].join('')
}

/** Binds the yes to exactly this: another person, one use more, a day longer is another text. */
export const delegationDigest = (act: DelegationAct, hash: Hash): string =>
  hash(
    canonicalText({
      format: 'anju.delegation.v1',
      ...act,
      uses: [...act.uses].toSorted(),
      items: act.items?.map(({ code }) => code).toSorted() ?? null,
      case: act.case?.id ?? null,
      home: act.home?.unitCode ?? null,
    }),
  )
