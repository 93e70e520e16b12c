import { shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { drawSample } from '../../domain/sampling/draw-sample.ts'
import { nextPeriod, periodOf } from '../../domain/sampling/periods.ts'
import { systemCall } from '../../platform/http/call.ts'
import { sha256 } from '../accounts/signing-keys.ts'
import type { SamplingNeeds } from './needs.ts'
import type { PeriodRow, SampledRow } from './sample-store.ts'

const SEED_BYTES = 24

/** Commits to the seeds of the periods to come, then draws those that are over. A period without a commitment before it is not drawn. */
export async function drawPeriods(needs: SamplingNeeds): Promise<void> {
  await commitAhead(needs)
  const today = shanghaiDate(needs.clock.now())
  for (const period of await needs.samples.toDraw(today)) await drawOne(needs, period)
}

/** Of the periods that the city samples; by the share that its profile has on the first day of each. */
async function commitAhead({ samples, clock, ids, cipher, city, transact }: SamplingNeeds): Promise<void> {
  const today = shanghaiDate(clock.now())
  const kinds = (await city(today))?.sampling?.shares.map(({ period }) => period) ?? []
  const ahead = kinds.map((kind) => nextPeriod(periodOf(kind, today)))
  const known = await samples.known(ahead.map(({ key }) => key))
  for (const { key, ...period } of ahead.filter((one) => !known.includes(one.key))) {
    const rule = (await city(period.from))?.sampling?.shares.find((one) => one.period === period.kind)
    if (!rule) continue
    const [seed, { share, by }] = [ids.secret(SEED_BYTES), rule]
    await transact(systemCall('sampling', { now: clock.now(), ids }), async (tx) => {
      const digest = sha256(seed)
      const row = { _id: key, ...period, share, by, sealed: cipher.seal(seed), digest, committedAt: tx.now }
      // Into the audit chain too: who would change the promise later would have to change everything after it.
      if (await samples.commit(row, tx.session)) {
        tx.record({ type: 'sampling.promised', subject: { kind: 'sample-period', id: key }, data: { digest } })
      }
      return {}
    })
  }
}

async function drawOne(needs: SamplingNeeds, { _id, share, from, until, sealed }: PeriodRow): Promise<void> {
  const { samples, ended, cipher, clock, ids } = needs
  const cases = await ended.between(shanghaiInstant(from, '00:00'), shanghaiInstant(until, '00:00'))
  const drawn = drawSample(share, cases, { seed: cipher.open(sealed), period: _id, hash: sha256 })
  const byNumber = new Map(cases.map((one) => [one.number, one]))
  await needs.transact(systemCall('sampling', { now: clock.now(), ids }), async (tx) => {
    const change = { drawnAt: tx.now, cases: cases.map(({ number }) => number), drawn }
    if ((await samples.drawn(_id, change, tx.session)).modifiedCount === 0) return {}
    const rows = drawn.map(({ number, part }): SampledRow => {
      const { id, name, officers } = byNumber.get(number)!
      const of = { caseId: id, number, name, officers: [...officers] }
      return { _id: `${_id}-${id}`, period: _id, ...of, part, state: 'waiting', drawnAt: tx.now }
    })
    if (rows.length > 0) await samples.insert(rows, tx.session)
    tx.record({ type: 'sampling.drawn', subject: { kind: 'sample-period', id: _id }, data: { cases: cases.length } })
    return {}
  })
}

/** Faults that nobody has corrected in time: the supervisors hear of each once. */
export async function watchFaults({ samples, clock, duty, notifier }: SamplingNeeds): Promise<void> {
  const now = clock.now()
  const late = await samples.late(now)
  const supervisors = late.length > 0 ? await duty.accountsOf('supervisor') : []
  for (const row of late) {
    for (const accountId of supervisors) {
      await notifier.notify({
        ...{ eventId: `fault-late-${row._id}-${accountId}`, accountId, vars: {} },
        title: '抽查发现的问题没有按时整改',
        text: `${row.name}（${row.number}）：十五天之内没有整改完。`,
        page: 'packages/inspect/samples/index',
      })
    }
    await samples.escalated(row._id, now)
  }
}
