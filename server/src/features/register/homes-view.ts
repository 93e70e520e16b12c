import { type homes, type Reply, shanghaiDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { maskForFamily } from '../../domain/identity/mask.ts'
import { type Business, businesses } from '../../domain/restrictions/business.ts'
import type { Share } from '../../domain/restrictions/co-owners.ts'
import { effectLabels } from '../../domain/restrictions/effect.ts'
import { ownerCircumstances } from '../../domain/restrictions/owner-circumstances.ts'
import { restrictionsFor } from '../../domain/restrictions/restrictions-for.ts'
import type { RestrictionEffect, Verdict } from '../../domain/restrictions/verdict.ts'
import type { UnitFile } from '../../gateways/register/register.ts'

export type HomesReply = Reply<(typeof homes)['table']['list']>
type HomeReply = HomesReply['items'][number]

/** What an owner may want to do; what only courts or the office do is left out. */
const shown: readonly Business[] = [
  'sale-contract',
  'transfer',
  'mortgage',
  'rental-filing',
  'residence',
  'alteration',
  'lost-certificate',
]

/** One home as its owner sees it: the book in plain words, and what may be done with it today. */
export function homeView(
  unit: UnitFile,
  viewer: { idNumber: string },
  now: Date,
  calendar: WorkingCalendar,
): HomeReply {
  const on = shanghaiDate(now)
  const findings = {
    restrictions: unit.restrictions,
    circumstances: ownerCircumstances(unit.owners, new Set([viewer.idNumber]), on),
  }
  const verdicts = shown.map((business) => restrictionsFor(business, findings, on, calendar))
  const own = unit.owners.find(({ idNumber }) => idNumber === viewer.idNumber)
  return {
    unitCode: unit.unitCode,
    address: unit.address,
    areaM2: unit.areaM2,
    usage: unit.usage,
    registeredOn: unit.registeredOn,
    certificate: maskCertificate(own?.certificate ?? unit.owners[0]?.certificate ?? ''),
    owners: unit.owners.map(({ name, idNumber, share }) => ({
      name: maskForFamily(name),
      isMe: idNumber === viewer.idNumber,
      share: shareText(share),
    })),
    restrictions: recordsOf(unit, verdicts),
    businesses: verdicts.map(businessView),
  }
}

const shareWords = { sole: '单独所有', joint: '共同共有' } as const

export const shareText = (share: Share): string =>
  typeof share === 'object' ? `按份共有 ${share.over}/${share.under}` : shareWords[share]

/** 鲁（2018）济南市不动产权第****215号: enough to recognise one's own book, not enough to ask others about it. */
export const maskCertificate = (number: string): string =>
  number.replace(/\d{5,}(?!.*\d{5,})/, (serial) => '*'.repeat(serial.length - 3) + serial.slice(-3))

/** What stands in the book, once each; circumstances of the people are not in it. */
function recordsOf({ restrictions }: UnitFile, [first]: readonly Verdict[]): HomeReply['restrictions'] {
  const ids = new Set(restrictions.map(({ id }) => id))
  return (first?.effects ?? [])
    .filter(({ id }) => ids.has(id))
    .map(({ id, label, what, since, until, isProvisional, position }) => ({
      ...{ id, label, text: `${what}。` },
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
      ...(isProvisional ? { provisional: true } : {}),
      ...(position ? { position } : {}),
      ended: restrictions.find((one) => one.id === id)?.endedOn !== undefined || what.startsWith('登记簿'),
    }))
}

function businessView({ business, outcome, effects, freeFrom }: Verdict): HomeReply['businesses'][number] {
  const reasons = effects.filter(({ effect }) => effect !== 'none')
  return {
    business,
    name: businesses[business],
    outcome,
    label: reasons.length ? effectLabels[outcome] : '可以办理',
    reasons: reasons.map(reasonView),
    ...(freeFrom ? { freeFrom: freeFrom.date, freeFromProvisional: freeFrom.provisional } : {}),
  }
}

const reasonView = ({ effect, sentence, next, clause }: RestrictionEffect) => ({
  ...{ effect, text: sentence, clause },
  ...(next ? { next } : {}),
})
