import {
  type DrawnPeriod,
  openSamples,
  type SamplePeriod,
  samplePeriods,
  samplesDesk,
  shanghaiDate,
} from '@anju/shared-types'
import type { Drawn } from '../../domain/sampling/draw-sample.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import { drawPeriods, watchFaults } from './draw-periods.ts'
import { correctFault, findInSample, listSampled } from './findings.ts'
import type { SamplingNeeds } from './needs.ts'
import { createSampleStore, type PeriodRow } from './sample-store.ts'

const HOW =
  '把种子、期间编号和办件号用“|”连起来算 SHA-256，从小到大排，按公布的比例取前面的，不足一件算一件。种子的指纹（SHA-256 摘要）在期间开始以前公布，种子在期间结束以后公布。'

/** Quality sampling after 漯河 (E77): which cases are looked at again was settled before anybody could know them. */
export function createSamplingFeatures(
  parts: Parts,
  outside: Pick<SamplingNeeds, 'ended' | 'city' | 'staff' | 'duty' | 'notifier'>,
): { openSamples: Feature<typeof openSamples.table>; samplesDesk: Feature<typeof samplesDesk.table> } {
  const needs: SamplingNeeds = { ...parts, ...outside, samples: createSampleStore(parts.db) }
  return {
    openSamples: {
      name: 'openSamples',
      contract: openSamples,
      handlers: {
        periods: () => showPeriods(needs),
        period: ({ params }) => showPeriod(needs, params.key),
      },
    },
    samplesDesk: {
      name: 'samplesDesk',
      contract: samplesDesk,
      handlers: {
        list: ({ query }, caller, call) => listSampled(needs, query.state, caller, call),
        find: ({ params, body }, caller, call) => findInSample(needs, { ...params, ...body }, caller, call),
        correct: ({ params, body }, caller, call) => correctFault(needs, { ...params, ...body }, caller, call),
      },
      every: [
        { name: 'draw-samples', seconds: 3_600, run: () => drawPeriods(needs) },
        { name: 'watch-faults', seconds: 3_600, run: () => watchFaults(needs) },
      ],
    },
  }
}

async function showPeriods({ city, samples, cipher, clock }: SamplingNeeds) {
  const [profile, rows] = await Promise.all([city(shanghaiDate(clock.now())), samples.periods()])
  const { name, sampling } = profile ?? refuse('NOT_FOUND')
  return {
    city: name,
    shares: (sampling?.shares ?? []).map(({ period, share, by }) => ({ ...shareOf(period), share, by })),
    ...(sampling && { source: sampling.source }),
    ...(sampling?.note && { note: sampling.note }),
    how: HOW,
    items: await Promise.all(rows.map((row) => periodView({ samples, cipher, clock }, row))),
  }
}

async function showPeriod(needs: SamplingNeeds, key: string): Promise<DrawnPeriod> {
  const row = (await needs.samples.period(key)) ?? refuse('NOT_FOUND')
  const { drawn = [], cases = [] } = row
  const numbersOf = (part: Drawn['part']) => drawn.filter((one) => one.part === part).map(({ number }) => number)
  return { ...(await periodView(needs, row)), cases, random: numbersOf('random'), risk: numbersOf('risk') }
}

const shareOf = (kind: PeriodRow['kind']) => ({ kind, kindLabel: samplePeriods[kind] })

async function periodView(
  { samples, cipher, clock }: Pick<SamplingNeeds, 'samples' | 'cipher' | 'clock'>,
  row: PeriodRow,
): Promise<SamplePeriod> {
  const { _id, kind, from, until, share, by, digest, committedAt, drawn, cases } = row
  const [clean, faults] = await Promise.all([samples.count(_id, ['clean']), samples.count(_id, ['fault', 'corrected'])])
  const isOver = shanghaiDate(clock.now()) >= until
  return {
    ...{ key: _id, ...shareOf(kind), from, until, share, by, digest, committedAt: committedAt.toISOString() },
    ...(isOver && { seed: cipher.open(row.sealed) }),
    ...(drawn && {
      drawn: {
        of: cases?.length ?? 0,
        random: drawn.filter(({ part }) => part === 'random').length,
        risk: drawn.filter(({ part }) => part === 'risk').length,
      },
    }),
    ...{ clean, faults },
  }
}
