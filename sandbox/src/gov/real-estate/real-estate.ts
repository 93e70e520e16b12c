import type { Source } from '../exchange/source.ts'

/** 不动产登记簿: homes and shops in somebody's name, live. Who holds nothing is answered with an empty list, not with "no record". */
export const realEstate: Source = {
  name: 'homes',
  title: '不动产登记簿：名下房屋',
  path: 'real-estate',
  authority: 'homes',
  latencyMs: [200, 700],
  record: ({ idNumber }, { register }) => ({
    homes: register.book.ownedBy(idNumber).map(({ unitCode, district, areaM2, usage, registeredOn, owners }) => {
      const share = owners.find((each) => each.idNumber === idNumber)?.share
      return {
        ...{ unitCode, district, areaM2, usage, registeredOn },
        share: typeof share === 'object' ? `按份共有 ${share.portion}` : share,
      }
    }),
  }),
}
