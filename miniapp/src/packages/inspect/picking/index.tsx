import { call } from '../../../api/client.ts'
import type { ReplyOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { dayWords } from '../../../lib/time-words.ts'
import { pickingWords } from './picking-words.ts'

/** Whether the easy ones are taken first, by whom, and which cases nobody wants (E46). */
export default function Picking() {
  const asked = useRequest(() => call('caseOfficers.picking'))
  return (
    <Page title="办件先后" lead="分到手的件应当先急后缓。这里看谁先挑了后面的，哪些件总被放下。">
      <Answered asked={asked} cards={3}>
        {(reply) => <Shown {...reply} />}
      </Answered>
    </Page>
  )
}

function Shown({ from, until, all, people, leftBehind }: ReplyOf<'caseOfficers.picking'>) {
  if (people.length === 0) {
    return <Empty icon="scale" title="这两周没有记录" text="有人办完分到手的件，先后次序就记在这里。" />
  }
  return (
    <>
      <Notice title={`${dayWords(from)} 到 ${dayWords(until)}`}>
        {`${pickingWords(all)}。相差不到 5 分钟的不算；停着办不了的不算。`}
      </Notice>
      {leftBehind.length > 0 && (
        <Card kind="plain" title="总被放下的件">
          {leftBehind.map(({ id, number, name, times, holder }) => (
            <ListRow
              key={id}
              icon="alert"
              text={name}
              note={`${number ?? ''}，被放下 ${times} 次，在${holder}手里`}
              onTap={() => go('/packages/staff/cases/draws/index', { id })}
            />
          ))}
        </Card>
      )}
      <Card kind="plain" title="每个人">
        {people.map((one) => (
          <ListRow
            key={one.staffNo}
            icon="person"
            text={one.name}
            note={pickingWords(one)}
            asideText={one.skipped > 0 ? `${one.sharePercent}%` : undefined}
          />
        ))}
      </Card>
    </>
  )
}
