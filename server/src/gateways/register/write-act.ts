import type { Share } from '../../domain/restrictions/co-owners.ts'
import { seizedByWords } from './read-unit.ts'
import type { Act } from './register.ts'

const words = {
  transfer: '转移',
  'court-transfer': '法院转移',
  'mortgage-release': '抵押注销',
  'right-release': '权利注销',
  'seizure-release': '解封',
  alteration: '变更',
  'use-change': '变更',
  correction: '更正',
  'lost-certificate': '补证',
  deregistration: '所有权注销',
} as const

const shareOf = (share: Share) =>
  share === 'sole'
    ? '单独所有'
    : share === 'joint'
      ? '共同共有'
      : { kind: '按份共有', portion: `${share.over}/${share.under}` }
const withShares = (owners: readonly { name: string; idNumber: string; share: Share }[]) =>
  owners.map(({ name, idNumber, share }) => ({ name, idNumber, share: shareOf(share) }))

/** One act in the register's words. */
export function writeAct(act: Act): object {
  switch (act.business) {
    case 'transfer':
    case 'court-transfer':
      return { business: words[act.business], from: act.from, to: withShares(act.to) }
    case 'mortgage':
      return { ...act, business: '抵押' }
    case 'advance-notice':
      return { ...act, business: '预告' }
    case 'residence': {
      const { isEasement, ...rest } = act
      return { ...rest, business: isEasement ? '地役权' : '居住权' }
    }
    case 'mortgage-release':
    case 'right-release':
    case 'seizure-release':
      return { business: words[act.business], rightId: act.rightId }
    case 'alteration':
    case 'use-change':
    case 'correction':
      return { ...act, business: words[act.business] }
    case 'objection':
      return { ...act, business: '异议' }
    case 'seizure':
      return { ...act, business: '查封', by: seizedByWords[act.by] }
    case 'lost-certificate':
    case 'deregistration':
      return { business: words[act.business] }
    case 'first-registration':
      return { ...act, business: '首次', owners: withShares(act.owners) }
  }
}
