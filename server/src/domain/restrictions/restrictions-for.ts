import type { PlainDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { type Business, businesses } from './business.ts'
import { type Effect, isWorse, worst } from './effect.ts'
import { findFreeDay } from './free-day.ts'
import { isInForce, lastDayOf, type Other } from './last-day.ts'
import {
  type Circumstance,
  circumstances,
  type Known,
  type Restriction,
  restrictionLabels,
  type Seizure,
} from './restriction.ts'
import { type RestrictionTable, type Row, type RowName, restrictionTableOn } from './rows.ts'
import { type Acquirers, rowsOf, rowsOfSeizure } from './rows-of.ts'
import { type LinePlace, seizureLine } from './seizure-line.ts'
import type { Findings, RestrictionEffect, Verdict } from './verdict.ts'
import { nextStep, sentenceOf, silentSentence, sourceLine, whatOf } from './words.ts'

/** What stands in the way of a business on a day, with clause, sentence and next step. Pure: reads no clock and no database. */
export function restrictionsFor(
  business: Business,
  findings: Findings,
  on: PlainDate,
  calendar: WorkingCalendar,
): Verdict {
  const verdict = judge(business, findings, on, calendar)
  const freeFrom =
    verdict.outcome === 'block' ? findFreeDay(verdict, (day) => judge(business, findings, day, calendar)) : undefined
  return freeFrom ? { ...verdict, freeFrom } : verdict
}

function judge(business: Business, findings: Findings, on: PlainDate, calendar: WorkingCalendar): Verdict {
  const table = restrictionTableOn(on)
  if (!table || findings.restrictions === 'unknown') return silent(business, findings, on, table)
  const acquirers: Acquirers = findings.acquirers ?? 'unknown'
  const answered = new Set(findings.answered)
  const line = seizureLine(findings.restrictions.filter(isSeizure), on)
  const found = [
    ...line.filter(({ state }) => state !== 'coming').map((place) => ofSeizure(place, table, business, acquirers)),
    ...findings.restrictions
      .filter((one): one is Other => !isSeizure(one) && one.registeredOn <= on)
      .map((one) => ofOther(one, table, business, acquirers, on, calendar)),
    ...ofCircumstances(findings.circumstances ?? {}, table, business),
  ].map((one) => ({ ...one, isAnswered: isAnswerable(one.effect) && answered.has(one.id) }))
  return {
    business,
    on,
    version: table.version,
    outcome: worst(found.filter((one) => !one.isAnswered).map((one) => one.effect)),
    effects: found.toSorted((a, b) => (isWorse(a.effect, b.effect) ? -1 : isWorse(b.effect, a.effect) ? 1 : 0)),
    notAsked: notAsked(findings, table, business),
  }
}

type Found = Omit<RestrictionEffect, 'isAnswered'>

const isSeizure = (one: Restriction): one is Seizure => one.kind === 'seizure' || one.kind === 'pre-seizure'
const isAnswerable = (effect: Effect) => effect === 'consent' || effect === 'risk-letter'

function ofSeizure(place: LinePlace, table: RestrictionTable, business: Business, acquirers: Acquirers): Found {
  const { seizure, state, from, until, position } = place
  const hasEnded = state === 'lapsed' || state === 'lifted'
  const rows: RowName[] = hasEnded ? ['lapsed'] : rowsOfSeizure(place, acquirers)
  return {
    ...inRows(table, rows, business, seizure.holder),
    id: seizure.id,
    label: state === 'waiting' ? '轮候查封' : restrictionLabels[seizure.kind],
    source: seizure.source ?? '不动产登记簿',
    since: from ?? seizure.registeredOn,
    ...(until ? { until } : {}),
    ...(position ? { position } : {}),
  }
}

function ofOther(
  restriction: Other,
  table: RestrictionTable,
  business: Business,
  acquirers: Acquirers,
  on: PlainDate,
  calendar: WorkingCalendar,
): Found {
  const stands = isInForce(restriction, on, calendar)
  const own = rowsOf(restriction, acquirers)
  const rows: RowName[] = stands === 'unknown' ? ['lapsed', ...own] : stands ? own : ['lapsed']
  const end = lastDayOf(restriction, calendar)
  return {
    ...inRows(table, rows, business, restriction.holder),
    id: restriction.id,
    label: restrictionLabels[restriction.kind],
    source: restriction.source ?? '不动产登记簿',
    since: restriction.registeredOn,
    ...(end && end !== 'unknown' ? { until: end.date, ...(end.provisional ? { isProvisional: true } : {}) } : {}),
  }
}

function ofCircumstances(
  given: Partial<Record<Circumstance, Known<boolean>>>,
  table: RestrictionTable,
  business: Business,
): Found[] {
  return (Object.entries(given) as [Circumstance, Known<boolean>][])
    .filter(([, isSo]) => isSo !== false)
    .map(([name, isSo]) => ({
      ...inRows(table, isSo === 'unknown' ? ['lapsed', name] : [name], business, undefined),
      id: name,
      label: circumstances[name],
      source: '申请人情况',
    }))
}

/** One effect from the rows that are possible: where they differ, nobody can say. */
function inRows(table: RestrictionTable, names: readonly RowName[], business: Business, holder: string | undefined) {
  const candidates = names.map((name) => table.rows[name])
  const kinds = new Set(candidates.map((row) => row.effects[business]))
  // Of several rows with the same effect the last one names the case that asks for more.
  const row = candidates.at(-1) as Row
  const effect: Effect = kinds.size === 1 ? row.effects[business] : 'unknown'
  const becomes = kinds.size === 1 ? row.becomes?.[business] : undefined
  const next = nextStep(row, effect, business)
  return {
    effect,
    ...(effect === 'consent' && row.consentOf ? { consentOf: row.consentOf } : {}),
    ...(holder ? { holder } : {}),
    what: whatOf(row, holder),
    sentence: sentenceOf(row, effect, business, holder),
    ...(next ? { next } : {}),
    clause: sourceLine(row, business),
    ...(becomes ? { becomes } : {}),
  }
}

/** The register said nothing, or the day lies before the table: nothing follows, unless the people alone stop it. */
function silent(business: Business, findings: Findings, on: PlainDate, table: RestrictionTable | undefined): Verdict {
  const touched = table === undefined || Object.values(table.rows).some((row) => row.effects[business] !== 'none')
  const people = table ? ofCircumstances(findings.circumstances ?? {}, table, business) : []
  const register: Found = {
    id: 'register',
    label: '不动产登记簿',
    effect: touched ? 'unknown' : 'none',
    what: '不动产登记簿暂时没有答复',
    sentence: touched
      ? silentSentence(business, table !== undefined)
      : `${businesses[business]}不受登记簿上的记录影响。`,
    ...(touched ? { next: '不用重新提交；登记簿答复后会自动更新，急办请打 12345。' } : {}),
    clause: '不动产登记簿没有答复，不能当作没有限制',
    source: '不动产登记簿',
  }
  const found = [register, ...people].map((one) => ({ ...one, isAnswered: false }))
  return {
    business,
    on,
    ...(table ? { version: table.version } : {}),
    outcome: worst(found.map((one) => one.effect)),
    effects: found.toSorted((a, b) => (isWorse(a.effect, b.effect) ? -1 : isWorse(b.effect, a.effect) ? 1 : 0)),
    notAsked: table ? notAsked(findings, table, business) : [],
  }
}

const notAsked = (findings: Findings, table: RestrictionTable, business: Business): Circumstance[] =>
  (Object.keys(circumstances) as Circumstance[]).filter(
    (name) => findings.circumstances?.[name] === undefined && table.rows[name].effects[business] !== 'none',
  )
