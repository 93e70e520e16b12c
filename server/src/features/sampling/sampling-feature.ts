import { openSamples, type SamplePeriod, samplesDesk, shanghaiDate } from '@anju/shared-types'
import { sampleShares } from '../../domain/sampling/periods.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { drawPeriods, watchFaults } from './draw-periods.ts'
import { correctFault, findInSample, listSampled } from './findings.ts'
import type { SamplingNeeds } from './needs.ts'
import { createSampleStore, type PeriodRow } from './sample-store.ts'

const HOW =
  '把种子、期间和办件号用“|”连起来算 SHA-256，从小到大排，取前面的 30%（每日、每周）或 2%（每季），不足一件算一件。种子的摘要（SHA-256）在期间开始以前公布，种子在期间结束以后公布。'

/** Quality sampling after 漯河 (E77): which cases are looked at again was settled before anybody could know them. */
export function createSamplingFeatures(
  parts: Parts,
  outside: Pick<SamplingNeeds, 'ended' | 'duty' | 'notifier'>,
): { openSamples: Feature<typeof openSamples.table>; samplesDesk: Feature<typeof samplesDesk.table> } {
  const needs: SamplingNeeds = { ...parts, ...outside, samples: createSampleStore(parts.db) }
  return {
    openSamples: {
      name: 'openSamples',
      contract: openSamples,
      handlers: { periods: async () => ({ how: HOW, items: await showPeriods(needs) }) },
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

async function showPeriods(needs: SamplingNeeds): Promise<SamplePeriod[]> {
  const rows = await needs.samples.periods()
  return Promise.all(rows.map((row) => periodView(needs, row)))
}

async function periodView({ samples, cipher, clock }: SamplingNeeds, row: PeriodRow): Promise<SamplePeriod> {
  const { _id, kind, from, until, digest, committedAt, drawn, cases } = row
  const [clean, faults] = await Promise.all([samples.count(_id, ['clean']), samples.count(_id, ['fault', 'corrected'])])
  const isOver = shanghaiDate(clock.now()) >= until
  return {
    ...{ key: _id, kind, from, until, share: sampleShares[kind], digest, committedAt: committedAt.toISOString() },
    ...(isOver && { seed: cipher.open(row.sealed) }),
    ...(cases && { cases }),
    ...(drawn && {
      random: drawn.filter(({ part }) => part === 'random').map(({ number }) => number),
      risk: drawn.filter(({ part }) => part === 'risk').map(({ number }) => number),
    }),
    ...{ clean, faults },
  }
}
