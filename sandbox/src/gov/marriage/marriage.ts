import type { Source } from '../exchange/source.ts'

/** 婚姻登记: the state of today, and who the spouse is. Nobody's earlier marriages. */
export const marriage: Source = {
  name: 'marriage',
  title: '婚姻登记：当前婚姻状况',
  path: 'marriage',
  authority: 'marriage',
  latencyMs: [400, 1_200],
  record({ authorities: { marriage: record } }, { people }) {
    if (record?.status !== '已婚') return record
    const spouse = people.bySlug(record.spouse)
    return { ...record, spouse: spouse && { name: spouse.name, idNumber: spouse.idNumber } }
  },
}
