import { maskName } from '../../domain/identity/mask.ts'
import type { Share } from '../../domain/restrictions/co-owners.ts'
import type { Restriction, SeizedBy } from '../../domain/restrictions/restriction.ts'
import type { UnitFile } from './register.ts'
import type { WireRight, WireUnit } from './shapes.ts'

type Kind = Restriction['kind']

const kinds: Record<string, Kind> = {
  查封: 'seizure',
  预查封: 'pre-seizure',
  抵押: 'mortgage',
  最高额抵押: 'mortgage',
  异议: 'objection',
  预告: 'advance-notice',
  抵押预告: 'mortgage-advance-notice',
  居住权: 'residence',
  地役权: 'easement',
  征收范围: 'expropriation',
  限制交易: 'policy-lock',
  网签锁定: 'sale-lock',
  违法建筑: 'illegal-building',
  司法拍卖: 'auction',
}

export const seizedByWords: Record<SeizedBy, string> = {
  court: '法院',
  police: '公安',
  procuratorate: '检察',
  supervision: '监察',
  tax: '税务',
  other: '其他',
}
const seizedBy = (word: string | undefined): SeizedBy =>
  (Object.entries(seizedByWords).find(([, written]) => written === word)?.[0] as SeizedBy | undefined) ?? 'other'

/** The page in our words; undefined when it holds a kind of right that we do not know: to leave it out would call it nothing. */
export function readUnit({ rights, owners, ...unit }: WireUnit): UnitFile | undefined {
  if (rights.some((right) => right.endedOn === undefined && !kinds[right.kind])) return undefined
  return {
    ...unit,
    owners: owners.map(({ share, ...owner }) => ({ ...owner, share: readShare(share) })),
    restrictions: rights
      .filter((right) => kinds[right.kind])
      .map((right) => ({ ...readRight(right), holderName: right.holder.name })),
  }
}

function readRight(right: WireRight): Restriction {
  const { id, order, registeredOn, endedOn, holder, until } = right
  const base = {
    ...{ id, order, registeredOn },
    ...(endedOn ? { endedOn } : {}),
    holder: holder.type === '个人' ? maskName(holder.name) : holder.name,
    holderKey: holder.idNumber ?? holder.name,
  }
  const debtorKey = right.debtor && { debtorKey: right.debtor.idNumber ?? right.debtor.name }
  const end = until && { until }
  const kind = kinds[right.kind] as Kind
  switch (kind) {
    case 'seizure':
    case 'pre-seizure': {
      const { document, termMonths, renewals = [] } = right
      const order = { ...(document ? { document } : {}), ...(termMonths ? { termMonths } : {}) }
      return { ...base, kind, by: seizedBy(right.seizedBy), ...order, ...end, renewals, ...debtorKey }
    }
    case 'mortgage': {
      const { amountFen, hasTransferBan = 'unknown' } = right
      const isMaximum = right.kind === '最高额抵押'
      return { ...base, kind, isMaximum, hasTransferBan, ...(amountFen ? { amountFen } : {}) }
    }
    case 'objection':
      return { ...base, kind, ...(right.suedOn ? { suedOn: right.suedOn } : {}) }
    case 'advance-notice':
    case 'mortgage-advance-notice': {
      const registrable = right.registrableOn && { registrableOn: right.registrableOn }
      return { ...base, kind, ...registrable, ...debtorKey }
    }
    case 'residence':
      return { ...base, kind, mayBeLet: right.mayBeLet ?? 'unknown', ...end }
    case 'easement':
    case 'expropriation':
    case 'policy-lock':
    case 'sale-lock':
      return { ...base, kind, ...end }
    case 'illegal-building':
    case 'auction':
      return { ...base, kind }
  }
}

function readShare(share: WireUnit['owners'][number]['share']): Share {
  if (share === '单独所有') return 'sole'
  if (share === '共同共有') return 'joint'
  const [over = 0, under = 1] = share.portion.split('/').map(Number)
  return { over, under }
}
