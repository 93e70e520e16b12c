import type { ItemTimes, openTimes, Reply } from '@anju/shared-types'
import { durationText } from '../../../domain/cases/clocks/bars.ts'
import { itemTimes, percentOf } from '../../../domain/cases/clocks/item-times.ts'
import { packages } from '../../../domain/cases/packages.ts'
import { limitWords } from '../../../domain/catalogue/limit-words.ts'
import type { OfferedItem } from '../../../domain/catalogue/on-day.ts'
import { today } from '../case-file.ts'
import type { CaseNeeds } from '../needs.ts'
import { NEWEST } from './like-store.ts'

type Published = Reply<typeof openTimes.table.items>

/** How long what is shown may be old: it is read by anybody, as often as they like. */
const FRESH_MS = 60_000

/** How long each item really took, for anybody, without a login (E59). */
export function createShowTimes({ guides, likes }: Pick<CaseNeeds, 'guides' | 'likes'>) {
  let shown: { until: number; reply: Promise<Published> } | undefined
  return (now: Date): Promise<Published> => {
    if (!shown || now.getTime() >= shown.until) {
      shown = { until: now.getTime() + FRESH_MS, reply: readTimes({ guides, likes }, now) }
      shown.reply.catch(() => {
        shown = undefined
      })
    }
    return shown.reply
  }
}

async function readTimes({ guides, likes }: Pick<CaseNeeds, 'guides' | 'likes'>, now: Date): Promise<Published> {
  const { offered } = await guides(today(now))
  const named = [
    ...packages.map(({ code, plainName, main }) => ({ code, name: plainName, limit: limitOf(offered, main) })),
    ...offered.map(({ item }) => ({ code: item.code, name: item.plainName, limit: limitOf(offered, item.code) })),
  ]
  const items = await Promise.all(
    named.map(async ({ code, name, limit }): Promise<ItemTimes> => {
      const { range, ...times } = itemTimes(await likes.newest(code))
      return {
        ...{ code, name, ...times, ...(limit && { limit }) },
        ...(range && {
          range: {
            ...{ medianMinutes: range.median, medianText: durationText(Math.round(range.median)) },
            ...{ p90Minutes: range.p90, p90Text: durationText(Math.round(range.p90)) },
          },
        }),
      }
    }),
  )
  const done = items.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  const sum = (of: (one: ItemTimes) => number) => done.reduce((total, one) => total + of(one), 0)
  const count = sum((one) => one.count)
  return { newest: NEWEST, count, inTimePercent: percentOf(count - sum(({ late }) => late), count), items: done }
}

/** What it is measured against: the city's promise, else the law. */
function limitOf(offered: readonly OfferedItem[], code: string): string | undefined {
  const one = offered.find(({ item }) => item.code === code)
  const [promise, law] = [one?.offer.promise[0], one?.item.statutory[0]]
  if (promise) return `本市承诺 ${limitWords(promise)}`
  return law && `法定 ${limitWords(law)}`
}
