import type { Source } from '../exchange/source.ts'

/** 户籍: where somebody is registered and with whom. Members are named with number and birthday, as a 户口簿 prints them. */
export const household: Source = {
  name: 'household',
  title: '户籍：常住人口登记',
  path: 'household',
  authority: 'household',
  loadedAtHour: 2,
  latencyMs: [300, 900],
  record({ authorities: { household: record } }, { people }) {
    if (!record) return undefined
    const members = record.members.flatMap(({ person: slug, relation }) => {
      const member = people.bySlug(slug)
      return member ? [{ name: member.name, idNumber: member.idNumber, born: member.born, relation }] : []
    })
    return { district: record.district, place: record.place, kind: record.kind, since: record.since, members }
  },
}
