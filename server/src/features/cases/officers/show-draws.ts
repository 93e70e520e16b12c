import { type Draw, isPlainDate } from '@anju/shared-types'
import { type DrawRecord, exclusionTexts, replayDraw } from '../../../domain/cases/assignment.ts'
import type { HandCause } from '../../../domain/cases/hands.ts'
import type { Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { sha256 } from '../../accounts/signing-keys.ts'
import { today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import { mayOpen, officerOf } from '../desk/at-desk.ts'
import type { CaseNeeds } from '../needs.ts'
import { type DrawRow, questionOf } from './draw-store.ts'

const causes: Record<HandCause, string> = {
  draw: '抽签',
  nobody: '没有人能抽，由主管安排',
  taken: '取件',
  'hand-over': '转交',
  cover: '顶替',
  escalation: '升级',
}

const parts: Record<keyof DrawRecord, string> = {
  caseNumber: '办件编号',
  work: '环节',
  saltDigest: '盐的摘要',
  order: '先后顺序',
  chosen: '抽中的人',
  excluded: '没有参加的人',
  inputsDigest: '参加人的摘要',
}

/** Who has a case and how it came to them, with every draw computed again from what is kept (E53). */
export async function showDraws(needs: CaseNeeds, { id }: { id: string }, caller: Staff, now: Date) {
  const [me, row, rows, roster] = await Promise.all([
    officerOf(needs, caller),
    needs.cases.find(id),
    needs.draws.of(id),
    needs.staffing.roster(now),
  ])
  if (!row || !(mayOpen(row, me) || me.roles.includes('inspector'))) return refuse('NOT_YOUR_CASE')
  const named = (staffNo: string) => ({ staffNo, name: roster.member(staffNo)?.name ?? staffNo })
  return {
    hands: (row.hands ?? []).map(({ work, staffNo, name, since, cause }) => ({
      ...{ work, workName: nameOf(row, work), staffNo, name },
      since: since.toISOString(),
      how: causes[cause],
    })),
    items: await Promise.all(
      rows.map(async (one) => ({
        ...drawView(one, await needs.salts.of(one.day), { named, now }),
        workName: nameOf(row, one.record.work),
      })),
    ),
  }
}

/** `B04.审核#7` is the seventh version's draw of the task `B04.审核`. */
const workOf = (round: string) => round.replace(/#\d+$/, '')

const nameOf = ({ tasks }: CaseRow, round: string): string =>
  tasks.find(({ id }) => id === workOf(round))?.name ?? workOf(round)

interface Around {
  named: (staffNo: string) => { staffNo: string; name: string }
  now: Date
}

function drawView(
  { record, question, day, at }: DrawRow,
  salt: string,
  { named, now }: Around,
): Omit<Draw, 'workName'> {
  const { caseNumber, work, chosen, order, excluded, saltDigest, inputsDigest } = record
  return {
    ...{ work: workOf(work), saltDigest, inputsDigest },
    seed: { caseNumber, round: work, day, ...(today(now) > day && { salt }) },
    at: at.toISOString(),
    ...(chosen && { chosen: named(chosen) }),
    order: order.map(({ staffNo, tickets, score }) => ({ ...named(staffNo), tickets, score })),
    excluded: excluded.map(({ staffNo, reason }) => ({ ...named(staffNo), why: exclusionTexts[reason] })),
    differs: replayDraw(record, questionOf(question, salt), sha256).map((part) => parts[part as keyof DrawRecord]),
  }
}

/** The salt of a day: its digest beforehand, itself afterwards, so that anybody can compute the day's draws. */
export async function showSalt({ salts }: Pick<CaseNeeds, 'salts'>, { day }: { day: string }, now: Date) {
  if (!isPlainDate(day)) return refuse('BAD_INPUT', { field: 'day', text: '日期要写成 2026-11-21 这样。' })
  const known = (await salts.shown(day, now)) ?? refuse('NOT_FOUND')
  const { digest, at, salt } = known
  return { day, digest, committedAt: at.toISOString(), ...(salt && { salt }) }
}
