import type { openLists, Reply } from '@anju/shared-types'
import { packageOf } from '../../domain/cases/packages.ts'
import { today } from './case-file.ts'
import type { CaseNeeds } from './needs.ts'

type Published = Reply<typeof openLists.table.overrides>

/** How often the first list of an item was not complete: for anybody, without a login (E2). */
export async function showOverrides(
  { lists, guides }: Pick<CaseNeeds, 'lists' | 'guides'>,
  code: string | undefined,
  now: Date,
): Promise<Published> {
  const [{ since, until, items }, guide] = await Promise.all([lists.rates(now, code), guides(today(now))])
  const nameOf = (one: string) =>
    packageOf(one)?.plainName ?? guide.offered.find(({ item }) => item.code === one)?.item.plainName ?? one
  const sum = (of: 'notices' | 'overrides') => items.reduce((total, one) => total + one[of], 0)
  return {
    ...{ since, until, notices: sum('notices'), overrides: sum('overrides') },
    items: items.map(({ item, notices, overrides, share }) => ({
      ...{ code: item, name: nameOf(item), notices, overrides },
      percent: Math.round(share * 1000) / 10,
    })),
  }
}
