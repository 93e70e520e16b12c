import { shanghaiDate } from '@anju/shared-types'
import { consentRules, extraSteps, isFarUnderValue } from '../../domain/cases/extra-steps.ts'
import { type StepUpReason, stepUpReasons } from '../../domain/identity/step-up.ts'
import { rowOn } from '../../domain/money/rule-row.ts'
import { businessOfItem, disposes } from '../../domain/restrictions/business.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import { stepsQuestion } from './act-of-case.ts'
import { type CaseFile, fileOf, sides } from './case-file.ts'
import type { CaseRow, Elsewhere, PartyRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'
import type { Person } from './parties.ts'

/** One side that is about to say yes. */
export interface Yes {
  row: CaseRow
  file: CaseFile
  party: PartyRow
  me: Pick<Person, 'accountId' | 'idIndex'>
  device?: string
}

type Needs = Pick<CaseNeeds, 'cases' | 'versions' | 'waysIn' | 'liveChecks'>

/** An honest device has acted for few others; more than these change nothing. */
const MOST_ELSEWHERE = 20

/**
 * Before a yes that gives a home away something unusual asks for a live check (E26): then a passed one of exactly this act is used up
 * with the yes, or the yes is refused. Gives what the device did elsewhere, to be kept with the yes.
 */
export async function provePresence(
  needs: Needs,
  tx: Tx,
  { digest, ...yes }: Yes & { digest: string },
): Promise<{ elsewhere?: Elsewhere[] }> {
  const { reasons, elsewhere } = await riskOf(needs, yes, tx.now)
  if (reasons.length > 0) {
    const { row, me } = yes
    const subject = { kind: 'case', id: row._id } as const
    if (!(await needs.liveChecks.spend(tx, { idIndex: me.idIndex, subject, digest }))) {
      return refuse('LIVE_CHECK_NEEDED', {
        text: `确认之前要先核验是您本人：${reasons.map(({ text }) => text).join('')}`,
      })
    }
  }
  return elsewhere.length > 0 ? { elsewhere } : {}
}

/** Why this yes asks for a live check. Reads only; the answer of the moment of the yes is the one that counts. */
export async function riskOf(
  needs: Pick<Needs, 'cases' | 'versions' | 'waysIn'>,
  { row, file, party, me, device }: Yes,
  now: Date,
): Promise<{ reasons: StepUpReason[]; elsewhere: Elsewhere[] }> {
  const business = businessOfItem(file.main.code)
  const gives = party.side === sides(file)[0] && business !== undefined && disposes(business)
  if (!gives) return { reasons: [], elsewhere: [] }
  const [way, elsewhere] = await Promise.all([
    needs.waysIn(me.accountId, device),
    device ? elsewhereOf(needs, row, device, now) : [],
  ])
  const confirmed = { at: now, digest: '', ...(device && { device }), elsewhere }
  const asIf = { ...row, parties: row.parties.map((one) => (one.id === party.id ? { ...one, confirmed } : one)) }
  const question = { ...stepsQuestion(asIf, file), now }
  const { steps } = extraSteps(question)
  const reasons = stepUpReasons({
    ...{ on: shanghaiDate(now), now, disposes: true },
    isFilledByAgent: party.filledByAgent === true,
    isFarUnderValue: isFarUnderValue(question),
    hasSeveralOwners: steps.some(({ kind }) => kind === 'live-person'),
    ...way,
  })
  return { reasons, elsewhere }
}

/** Owners in other cases who said yes with this device within the days of the rule. */
async function elsewhereOf(
  needs: Pick<Needs, 'cases' | 'versions'>,
  { _id }: CaseRow,
  device: string,
  now: Date,
): Promise<Elsewhere[]> {
  const { deviceDays } = (rowOn(consentRules, shanghaiDate(now)) ?? consentRules[0]!).value
  const since = new Date(now.getTime() - deviceDays * 86_400_000)
  const rows = await needs.cases.confirmedWith(device, since, _id, MOST_ELSEWHERE)
  const found = await Promise.all(
    rows.map(async (row) => {
      const giving = sides(await fileOf(needs, row))[0]
      return row.parties.flatMap(({ id, side, idIndex, confirmed }) =>
        side === giving && confirmed?.device === device && confirmed.at > since
          ? [{ caseId: row._id, partyId: id, personId: idIndex, side, at: confirmed.at }]
          : [],
      )
    }),
  )
  return found.flat()
}
