import { homesOf } from '../../people/homes.ts'
import type { Source } from '../exchange/source.ts'

/** 不动产登记簿: homes and shops in somebody's name, live. Who holds nothing is answered with an empty list, not with "no record". */
export const realEstate: Source = {
  name: 'homes',
  title: '不动产登记簿：名下房屋',
  path: 'real-estate',
  authority: 'homes',
  latencyMs: [200, 700],
  record: ({ slug }) => ({
    homes: homesOf(slug).map(({ unitCode, district, areaM2, usage, registeredOn, owners }) => ({
      ...{ unitCode, district, areaM2, usage, registeredOn },
      share: owners.find((each) => each.owner === slug)?.share,
    })),
  }),
}
