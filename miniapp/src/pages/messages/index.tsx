import type { Notice } from '@anju/shared-types'
import { call } from '../../api/client.ts'
import { useRequest } from '../../api/use-request.ts'
import { Answered } from '../../components/answered/index.tsx'
import { Card } from '../../components/card/index.tsx'
import { Empty } from '../../components/empty/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { go } from '../../lib/go.ts'
import { momentWords } from '../../lib/time-words.ts'
import { setUnread } from '../../stores/unread.ts'

export default function Messages() {
  const asked = useRequest(async () => {
    const answer = await call('notices.list', {})
    if (answer.ok) setUnread(answer.reply.unread)
    return answer
  })

  async function open(notice: Notice) {
    if (!notice.read) {
      const answer = await call('notices.read', { params: { id: notice.id } })
      if (answer.ok) void asked.reload()
    }
    if (notice.page) go(`/${notice.page}`)
  }

  return (
    <Page title="消息" tab="messages">
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="messages" title="还没有消息" text="预约成功、快到时间、轮到您时，我们都会在这里告诉您。" />
          ) : (
            <Card kind="plain">
              {items.map((notice) => (
                <ListRow
                  key={notice.id}
                  icon={notice.read ? 'messages' : 'alert'}
                  text={notice.read ? notice.title : `${notice.title}（未读）`}
                  note={[
                    notice.text,
                    momentWords(notice.at),
                    ...notice.deliveries.map((delivery) => delivery.text),
                  ].join('\n')}
                  onTap={() => void open(notice)}
                />
              ))}
            </Card>
          )
        }
      </Answered>
    </Page>
  )
}
