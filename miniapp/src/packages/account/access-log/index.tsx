import { useRouter } from '@tarojs/taro'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'

/** Who looked at one's own data; with `case` who opened that file, whoever has a part in it. */
export default function AccessLog() {
  const { case: id = '' } = useRouter().params
  const asked = useRequest(() => (id ? call('cases.looks', { params: { id } }) : call('me.accessLog')), [id])
  return (
    <Page title={id ? '谁打开过这份办件' : '谁看过我的资料'} lead="工作人员每看一次都会记下，改不了也删不掉。">
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="shield" title="还没有人看过" text="窗口人员为您办理时看了您的姓名，也会出现在这里。" />
          ) : (
            <Card kind="plain">
              {items.map(({ at, who, what, why }) => (
                <ListRow
                  key={`${at}-${what}`}
                  icon="person"
                  text={`${who} 看了${what}`}
                  note={`${momentWords(at)} · ${why}`}
                />
              ))}
            </Card>
          )
        }
      </Answered>
    </Page>
  )
}
