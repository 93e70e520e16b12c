import type { StaffPerson } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { personNote, uncovered } from './person-words.ts'

/** Who is there, who is away and who acts for them (E52). One tap leads to a person. */
export default function People() {
  const asked = useRequest(() => call('staffing.list'))
  return (
    <Page title="人员和请假" lead="有人请假，来不及等他回来的办件会自动转给 B 角。">
      <Answered asked={asked} cards={2}>
        {({ items }) => {
          const bare = uncovered(items)
          return (
            <>
              {bare.length > 0 && (
                <Notice tone="act" title={`${bare.length} 位不在，又没有 B 角`}>
                  {`${bare.map(({ name }) => name).join('、')}。办件要到快超时才由主管安排，请点开设一位 B 角。`}
                </Notice>
              )}
              <Group title="现在不在" people={items.filter(({ isAway }) => isAway)} />
              <Group title="在岗" people={items.filter(({ isAway }) => !isAway)} />
            </>
          )
        }}
      </Answered>
    </Page>
  )
}

function Group({ title, people }: { title: string; people: readonly StaffPerson[] }) {
  if (people.length === 0) return null
  return (
    <Card kind="plain" title={`${title}，${people.length} 位`}>
      {people.map((person) => (
        <ListRow
          key={person.staffNo}
          icon={person.isAway ? 'leave' : 'person'}
          text={person.name}
          note={personNote(person)}
          onTap={() => go('/packages/staff/people/one/index', { no: person.staffNo })}
        />
      ))}
    </Card>
  )
}
