import type { Act, Party } from './read-entry.ts'
import {
  actingSeizure,
  type Holder,
  isOwner,
  isSeizure,
  lastDayOfSeizure,
  type Right,
  standing,
  type Unit,
} from './unit.ts'

/** The register's own no. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string, reason: string) {
    super(reason)
    this.code = code
  }
}

export type Certificate = { kind: '权证' | '证明'; number: string; holder: string; rightId?: string }

export type Desk = {
  today: string
  title(): string
  proof(): string
}

export type Applied = { unit: Unit; certificates: Certificate[] }

/** The page after one act. Checks what the register itself must know: who owns it, what is seized, whether a right is there. */
export function applyAct(unit: Unit, act: Act, desk: Desk): Applied {
  if (unit.closedOn !== undefined) throw new Refused('UNIT_CLOSED', '登记簿页已注销')
  switch (act.business) {
    case '转移':
    case '法院转移':
      return transfer(unit, act, desk)
    case '抵押': {
      refuseIfSeized(unit, desk)
      const { creditor, amountFen, isMaximum, hasTransferBan } = act
      const kind = isMaximum ? '最高额抵押' : '抵押'
      // The notice becomes the mortgage it was for (担保解释 52).
      const isOwnNotice = (right: Right) => right.kind === '抵押预告' && right.holder.idNumber === creditor.idNumber
      return addRight(end(unit, isOwnNotice, desk), { kind, holder: of(creditor), amountFen, hasTransferBan }, desk)
    }
    case '预告': {
      refuseIfSeized(unit, desk)
      const debtor = act.debtor && { debtor: of(act.debtor) }
      return addRight(unit, { kind: act.isMortgage ? '抵押预告' : '预告', holder: of(act.holder), ...debtor }, desk)
    }
    case '居住权':
    case '地役权': {
      refuseIfSeized(unit, desk)
      const { business: kind, holder, mayBeLet, until } = act
      return addRight(unit, { kind, holder: of(holder), mayBeLet, ...(until ? { until } : {}) }, desk)
    }
    case '抵押注销':
      return strikeOut(unit, act.rightId, ['抵押', '最高额抵押'], desk)
    case '权利注销':
      return strikeOut(
        unit,
        act.rightId,
        ['预告', '抵押预告', '异议', '居住权', '地役权', '网签锁定', '限制交易'],
        desk,
      )
    case '解封':
      return strikeOut(unit, act.rightId, ['查封', '预查封'], desk)
    case '变更':
    case '更正':
      return { unit: change(unit, act), certificates: [] }
    case '异议':
      return addRight(unit, { kind: '异议', holder: of(act.applicant) }, desk)
    case '查封':
      return seize(unit, act, desk)
    case '补证': {
      const owners = unit.owners.map((owner) => ({ ...owner, certificate: desk.title() }))
      return { unit: { ...unit, owners }, certificates: titlesOf(owners) }
    }
    case '所有权注销':
      refuseIfSeized(unit, desk)
      return { unit: { ...unit, owners: [], closedOn: desk.today }, certificates: [] }
    case '首次':
      throw new Refused('UNIT_EXISTS', '该不动产单元已有登记簿页')
  }
}

/** The first page of a unit. */
export function openPage(unitCode: string, act: Act, desk: Desk): Applied {
  if (act.business !== '首次') throw new Refused('UNIT_UNKNOWN', '没有这个不动产单元')
  const owners = act.owners.map((owner) => ({ ...owner, certificate: desk.title() }))
  const unit: Unit = {
    unitCode,
    version: 0,
    district: unitCode.slice(0, 6),
    address: act.address,
    building: `${Number(unitCode.slice(20, 24))} 号楼`,
    areaM2: act.areaM2,
    usage: act.usage,
    landRight: '国有建设用地使用权／房屋所有权',
    registeredOn: desk.today,
    owners,
    rights: [],
  }
  return { unit, certificates: titlesOf(owners) }
}

const of = ({ name, idNumber }: Party): Holder => ({
  name,
  idNumber,
  type: /^[1-9]\d{16}[\dX]$/.test(idNumber) && !/^9[1-3]/.test(idNumber) ? '个人' : '单位',
})

const titlesOf = (owners: Unit['owners']): Certificate[] =>
  owners.map(({ certificate, name }) => ({ kind: '权证', number: certificate, holder: name }))

function refuseIfSeized(unit: Unit, { today }: Desk) {
  const seizure = actingSeizure(unit, today)
  if (seizure) throw new Refused('UNIT_SEIZED', `该不动产已被${seizure.holder.name}${seizure.kind}`)
}

function transfer(unit: Unit, act: Extract<Act, { business: '转移' | '法院转移' }>, desk: Desk): Applied {
  const { from, to } = act
  if (!from.every(({ idNumber }) => isOwner(unit, idNumber))) {
    throw new Refused('OWNER_MISMATCH', '转出方不是登记簿上的权利人')
  }
  const isReceiver = (holder: Holder | undefined) => to.some(({ idNumber }) => idNumber === holder?.idNumber)
  const seizure = actingSeizure(unit, desk.today)
  const isOwnPreSeizure = seizure?.kind === '预查封' && isReceiver(seizure.debtor)
  if (seizure && act.business === '转移' && !isOwnPreSeizure) refuseIfSeized(unit, desk)
  const staying = unit.owners.filter(({ idNumber }) => !from.some((each) => each.idNumber === idNumber))
  const certificate = desk.title()
  const incoming = to.map(({ name, idNumber, share }) => ({ name, idNumber, share, certificate }))
  const isDone = (right: Right) => (right.kind === '预告' || right.kind === '网签锁定') && isReceiver(right.holder)
  const after = end({ ...unit, registeredOn: desk.today, owners: [...staying, ...incoming] }, isDone, desk)
  // 法发〔2004〕5号: registered in the debtor's name, the pre-seizure is a seizure.
  const rights = after.rights.map((right) =>
    right.kind === '预查封' && isReceiver(right.debtor) ? { ...right, kind: '查封' as const } : right,
  )
  return { unit: { ...after, rights }, certificates: titlesOf(incoming) }
}

function seize(unit: Unit, act: Extract<Act, { business: '查封' }>, desk: Desk): Applied {
  const until = lastDayOf(desk.today, act.termMonths)
  if (act.renews !== undefined) {
    const renewed = standing(unit.rights).find((right) => right.id === act.renews && isSeizure(right))
    if (!renewed) throw new Refused('RIGHT_UNKNOWN', '没有这项查封')
    const last = lastDayOfSeizure(renewed)
    if (last !== undefined && last < desk.today) throw new Refused('SEIZURE_LAPSED', '查封已到期失效，不能续行')
    const renewal = {
      registeredOn: desk.today,
      until: lastDayOf(dayAfter(lastDayOfSeizure(renewed) ?? desk.today), act.termMonths),
      document: act.document,
    }
    const rights = unit.rights.map((right) =>
      right === renewed ? { ...right, renewals: [...(right.renewals ?? []), renewal] } : right,
    )
    return { unit: { ...unit, rights }, certificates: [] }
  }
  const isFirst = actingSeizure(unit, desk.today) === undefined
  return addRight(
    unit,
    {
      kind: act.isPre ? '预查封' : '查封',
      holder: { name: act.authority, type: '单位' },
      seizedBy: act.by,
      document: act.document,
      termMonths: act.termMonths,
      renewals: [],
      // A waiting one has no last day yet: its term begins when its turn comes.
      ...(isFirst ? { until } : {}),
      ...(act.debtor ? { debtor: of(act.debtor) } : {}),
    },
    desk,
  )
}

const WITH_PROOF = ['抵押', '最高额抵押', '预告', '抵押预告', '居住权', '地役权', '异议']

function addRight(unit: Unit, right: Omit<Right, 'id' | 'order' | 'registeredOn'>, desk: Desk): Applied {
  const order = Math.max(0, ...unit.rights.map((each) => each.order)) + 1
  const id = `${unit.unitCode}-${order}`
  const proof = WITH_PROOF.includes(right.kind) ? { proof: desk.proof() } : {}
  const added: Right = { ...right, ...proof, id, order, registeredOn: desk.today }
  return {
    unit: { ...unit, rights: [...unit.rights, added] },
    certificates: added.proof ? [{ kind: '证明', number: added.proof, holder: right.holder.name, rightId: id }] : [],
  }
}

function strikeOut(unit: Unit, rightId: string, kinds: readonly Right['kind'][], desk: Desk): Applied {
  const right = standing(unit.rights).find(({ id, kind }) => id === rightId && kinds.includes(kind))
  if (!right) throw new Refused('RIGHT_UNKNOWN', '没有这项权利，或者已经注销')
  return {
    unit: startNext(
      end(unit, (each) => each === right, desk),
      desk,
    ),
    certificates: [],
  }
}

const end = (unit: Unit, isThis: (right: Right) => boolean, { today }: Desk): Unit => ({
  ...unit,
  rights: unit.rights.map((right) =>
    right.endedOn === undefined && isThis(right) ? { ...right, endedOn: today } : right,
  ),
})

/** 查封规定 26: the next seizure acts in the same moment; its term begins now. */
function startNext(unit: Unit, { today }: Desk): Unit {
  const next = actingSeizure(unit, today)
  if (!next || next.until !== undefined || next.termMonths === undefined) return unit
  const until = lastDayOf(today, next.termMonths)
  return { ...unit, rights: unit.rights.map((right) => (right === next ? { ...right, until } : right)) }
}

function change(unit: Unit, act: Extract<Act, { business: '变更' | '更正' }>): Unit {
  const { rename, address, areaM2, usage } = act
  if (rename && !isOwner(unit, rename.idNumber)) throw new Refused('OWNER_MISMATCH', '登记簿上没有这个权利人')
  const owners = unit.owners.map((owner) =>
    owner.idNumber === rename?.idNumber
      ? { ...owner, name: rename.name, idNumber: rename.newIdNumber ?? owner.idNumber }
      : owner,
  )
  return {
    ...unit,
    owners,
    ...(address ? { address } : {}),
    ...(areaM2 ? { areaM2 } : {}),
    ...(usage ? { usage } : {}),
  }
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Orders name the last day: three years from 17 March end on 16 March. */
export function lastDayOf(first: string, months: number): string {
  const [year = 0, month = 0, day = 0] = first.split('-').map(Number)
  const index = year * 12 + month - 1 + months
  const lastOfMonth = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
  const end = new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(day, lastOfMonth) - 1))
  return end.toISOString().slice(0, 10)
}
