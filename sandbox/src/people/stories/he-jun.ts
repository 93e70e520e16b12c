import { person } from '../person.ts'

/** A soldier stationed in the city: no local household, no social insurance of the city. */
export const heJun = person({
  slug: 'he-jun',
  name: '何军',
  phone: '13800000009',
  region: '510703',
  born: '1992-08-01',
  sequence: 819,
  story: '现役军人，驻地济南，无本市户籍和社保',
  authorities: {
    marriage: { status: '未婚' },
    military: { status: '现役', kind: '军士', station: '济南', since: '2011-12-01' },
  },
})
