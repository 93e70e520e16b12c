import type { StaffPerson } from '@anju/shared-types'

/** Who is away while nobody is named to act for them. */
export const uncovered = (people: readonly StaffPerson[]): StaffPerson[] =>
  people.filter(({ isAway, standIns }) => isAway && standIns.length === 0)

/** What a supervisor wants to know of somebody before opening the row, one thing a line. */
export const personNote = ({ post, leaves, standIns, registrar }: StaffPerson): string =>
  [
    post,
    leaves[0]?.text,
    standIns.length > 0 && `B 角：${standIns.map(({ name }) => name).join('、')}`,
    registrar?.isOver && registrar.text,
  ]
    .filter(Boolean)
    .join('\n')
